package site

import (
	"context"
	"net"
	"strings"
	"testing"
)

func TestServe(t *testing.T) {
	dir := newSite(t, small)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	said := make(chan string, 10)
	ended := make(chan error)
	go func() {
		ended <- Serve(ctx, ServeOptions{Options: Options{Dir: dir, Hugo: hugoThat("serves")}, Tell: func(message string) { said <- message }})
	}()
	var messages []string
	for range 4 {
		select {
		case message := <-said:
			messages = append(messages, message)
		case err := <-ended:
			t.Fatal(messages, err)
		}
	}
	all := strings.Join(messages, "\n")
	for _, want := range []string{"The site is at http://localhost:", "Something changed: the site was built again.", "ERROR Rebuild failed", "could not be built again"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not in\n%s", want, all)
		}
	}
	if strings.Contains(all, "localhost:0/") {
		t.Errorf("no free port was found: %s", all)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Errorf("stopped by the officer: %v", err)
	}
}

func TestServeFails(t *testing.T) {
	taken, err := net.Listen("tcp", net.JoinHostPort(Loopback, "0"))
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	dir := newSite(t, small)
	tests := map[string]struct {
		options ServeOptions
		want    string
	}{
		"no site":    {ServeOptions{Options: Options{Dir: t.TempDir()}}, "holds no site"},
		"port taken": {ServeOptions{Options: Options{Dir: dir}, Port: taken.Addr().(*net.TCPAddr).Port}, "--port 0"},
		"Hugo fails": {ServeOptions{Options: Options{Dir: dir, Hugo: hugoThat("fails")}}, "no such template"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			test.options.Tell = func(string) {}
			if err := Serve(context.Background(), test.options); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v\nwant in it %s", err, test.want)
			}
		})
	}
}

func TestExplain(t *testing.T) {
	tests := map[string]string{
		`write /srv/site/new/index.html: no space left on device`:                                                         "not enough room on the disk",
		`error copying static files: write x.css: file too large`:                                                         "not enough room on the disk",
		`open public: permission denied`:                                                                                  "may not be read or written",
		`failed to create page: "content/a.md:9:1": failed to extract shortcode: template for shortcode "x" not found`:    "uses a Hugo shortcode",
		`"content/a/index.md:2:1": failed to unmarshal YAML: mapping values are not allowed`:                              "facts at the top of a page",
		`failed to load config: "config.toml:3:1": unmarshal failed: toml: invalid character`:                             "settings file of the site",
		`error building site: render: failed to render pages: execute of template failed at <.Nosuch>: can't evaluate it`: "A template of the site",
		`config.toml: params.colours.light is "blue". Write a colour as #`:                                                "A setting of the site is wrong",
		`something that nobody has seen`:                                                                                  "the fallback",
	}
	for words, want := range tests {
		if what, _ := explain(words, "the fallback", ""); !strings.Contains(what, want) {
			t.Errorf("%s\nis explained by %q, want %q", words, what, want)
		}
	}
}
