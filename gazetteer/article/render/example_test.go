package render_test

import (
	"fmt"
	"log"
	"os"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/gazetteer/article/render"
)

func ExampleFormats() {
	for _, f := range render.Formats()[:3] {
		fmt.Println(f.Name, f.File, f.MediaType)
	}
	// Output:
	// geojson places.geojson application/geo+json
	// geojsonseq places.geojsonseq application/geo+json-seq
	// ndjson places.ndjson application/x-ndjson
}

func ExampleWriteDistances() {
	err := render.WriteDistances(os.Stdout, []gazetteer.Place{
		{ID: "geonames:745044", Name: "Istanbul", Point: orb.Point{28.94966, 41.01384}},
		{ID: "geonames:323786", Name: "Ankara", Point: orb.Point{32.85427, 39.91987}},
		{ID: "geonames:323777", Name: "Antalya", Point: orb.Point{30.69556, 36.90812}},
	})
	if err != nil {
		log.Fatal(err)
	}
	// Output:
	// from_id,from,to_id,to,metres,azimuth
	// geonames:745044,Istanbul,geonames:323786,Ankara,352686.0228,108.870208
	// geonames:745044,Istanbul,geonames:323777,Antalya,480228.1372,161.079675
	// geonames:323786,Ankara,geonames:323777,Antalya,383781.0998,210.096835
}

func ExampleFileName() {
	fmt.Println(render.FileName("Zürich: “no talks”"))
	// Output:
	// zurich-no-talks zürich-no-talks
}
