package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"gazette/internal/publication"
	"gazette/internal/reader"
	"gazette/internal/recognise"
	"gazette/internal/vocabulary"
)

func main() {
	data, _ := os.ReadFile(os.Args[1])
	doc, err := reader.Read(filepath.Base(os.Args[1]), data)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	v, err := vocabulary.Load(os.DirFS("/work/main/data"))
	if err != nil {
		panic(err)
	}
	pubs := recognise.Recognise(doc, v)
	out, _ := json.MarshalIndent(pubs[0].Contract(), "", " ")
	fmt.Println(string(out))
	for _, w := range publication.Lost(doc, pubs[0]) {
		fmt.Fprintln(os.Stderr, "LOST", w)
	}
}
