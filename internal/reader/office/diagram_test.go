package office

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func point(id, kind, text string) string {
	return `<dgm:pt modelId="` + id + `" type="` + kind + `"><dgm:t>` + text + `</dgm:t></dgm:pt>`
}

func said(text string) string { return `<a:p><a:r><a:t>` + text + `</a:t></a:r></a:p>` }

func link(from, to, order string) string {
	return `<dgm:cxn srcId="` + from + `" destId="` + to + `" srcOrd="` + order + `"/>`
}

func TestDiagram(t *testing.T) {
	points := point("0", "doc", "") + point("3", "", said("Review")) + point("1", "", said("Plan")+said("with care")) +
		point("2", "", `<a:p><a:r><a:rPr b="1" strike="sngStrike"/><a:t>Who</a:t></a:r><a:br/><a:r><a:t>and when</a:t></a:r></a:p>`) +
		point("4", "parTrans", "<a:p/>") + point("5", "pres", "")
	links := link("0", "3", "1") + link("0", "1", "0") + link("1", "2", "0") + link("2", "1", "0") + `<dgm:cxn type="presOf" srcId="3" destId="2"/>`
	model := element(t, "dgm:dataModel", "<dgm:ptLst>"+points+point("6", "", said("left over"))+"</dgm:ptLst><dgm:cxnLst>"+links+"</dgm:cxnLst>")
	want := "- Plan\n- with care\n-- Who{bold strike}/and when\n- Review\n- left over\n"
	if diff := cmp.Diff(want, outline(Diagram(model, nil))); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	drawn := element(t, "x:drawing", said("Plan")+said("with care")+said("Who and when"))
	want = "- Plan\n- with care\n-- Who{bold strike}/and when\nhidden: - Review\nhidden: - left over\n"
	if diff := cmp.Diff(want, outline(Diagram(model, drawn))); diff != "" {
		t.Errorf("as it was drawn: -want +got:\n%s", diff)
	}
}
