package resolve_test

import (
	"testing"

	"dateline/gazetteer/internal/gazetteertest"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// namesakes are places for the rules that tell namesakes apart. Numbers are rounded; see world.tsv for the columns.
const namesakes = `geonames:1	A	PCLI	39.76	-98.5	US			327000000	United States	adjective:American
geonames:2	A	PCLI	54.75	-2.69	GB			66000000	United Kingdom	adjective:British
geonames:3	A	PCLI	-42	174	NZ			4800000	New Zealand	
geonames:4	A	PCLI	60	100	RU			144000000	Russia	adjective:Russian
geonames:5	A	PCLI	49	32	UA			44000000	Ukraine	adjective:Ukrainian
geonames:6	A	PCLI	21.5	-79.5	CU			11000000	Cuba	adjective:Cuban
geonames:7	A	PCLI	-30	-71	CL			18000000	Chile	
geonames:8	A	PCLI	13	122	PH			106000000	Philippines	
geonames:9	A	PCLI	32.33	-64.75	BM			64000	Bermuda	
geonames:10	A	PCLI	18	9	NE			22000000	Niger	
geonames:11	A	PCLI	13.5	-1.5	BF			20000000	Burkina Faso	
geonames:12	A	PCLI	47.33	13.33	AT			8800000	Austria	
geonames:13	A	PCLI	-25	135	AU			25000000	Australia	
geonames:14	A	ADM1	-26	121	AU	08		2600000	Western Australia	
geonames:15	A	ADM1	44.5	-114.25	US	ID		1700000	Idaho	
geonames:16	A	ADM1	47.5	-120.5	US	WA		7000000	Washington	
geonames:17	A	ADM1	39	-105.5	US	CO		5700000	Colorado	
geonames:18	A	ADM1	20.1	-75.9	CU	13		1050000	Santiago Province	
geonames:19	A	ADM1	48.5	35	UA	04		3200000	Dnipropetrovsk Oblast	
geonames:20	A	ADM1	41.5	-99.75	US	NE		1900000	Nebraska	
geonames:21	A	ADM1	28.75	-82.5	US	FL		21000000	Florida	
geonames:22	A	ADM1	37.25	-119.75	US	CA		39000000	California	
geonames:23	A	ADM1	52.16	-0.7	GB	ENG		56000000	England	
geonames:24	A	ADM1	-45	169	NZ	F7		220000	Otago	
geonames:25	A	ADM1	-41	175	NZ	G2		500000	Wellington Region	
geonames:26	A	ADM1	49.5	36.5	UA	07		2600000	Kharkiv Oblast	
geonames:27	A	ADM1	48	37.75	UA	05		4100000	Donetsk Oblast	
geonames:28	A	ADM1	66	129	RU	63		960000	Sakha	
geonames:29	A	ADM1	20	-76	CU	15		1000000	Holguín Province	
geonames:30	A	ADM1	16	121	PH	02		200000	Aurora	
geonames:31	A	ADM1	32.35	-64.72	BM	03		6000	Hamilton	
geonames:32	A	ADM1	20	9	NE	01		480000	Agadez Region	
geonames:33	A	ADM1	14.1	-0.3	BF	12		900000	Sahel	
geonames:34	A	ADM1	37.5	-77.5	US	VA		8000000	Virginia	
dateline:sahel	L	RGN	15	5				100000000	Sahel	
geonames:40	P	PPLC	48.853	2.349	FR			2138551	Paris	
geonames:41	P	PPLA	54.4	-1.73	GB	ENG		8400	Richmond	
geonames:42	P	PPLA	37.55	-77.46	US	VA		220000	Richmond	
geonames:43	P	PPLC	-33.45	-70.66	CL			4800000	Santiago	
geonames:44	P	PPLA	20.02	-75.82	CU	13		1250000	Santiago	
geonames:45	P	PPLA	20.88	-76.26	CU	15		319000	Holguín	
geonames:46	P	PPLA	20.37	-76.64	CU	12		192000	Bayamo	
geonames:47	P	PPL	49.71	37.62	UA	07		29000	Kupiansk	
geonames:48	P	PPL	48.99	37.8	UA	05		80000	Lyman	
geonames:49	P	PPL	49.05	37.2	UA	07		1500	Lyman	
geonames:50	P	PPL	52.2	0.12	GB	ENG		450000	Cambridge	
geonames:51	P	PPLA	-31.95	115.86	AU	08		2000000	Perth	
geonames:52	A	ADM2	-31.8	115.8	AU	08	C	1500	Cambridge	
geonames:53	P	PPL	15.76	121.56	PH	02		39000	Baler	
geonames:54	P	PPL	39.73	-104.83	US	CO		379000	Aurora	
geonames:55	P	PPL	40.3	-121.23	US	CA		2100	Chester	
geonames:56	P	PPL	40.3	-121	US	CA		1600	Westwood	
geonames:57	P	PPL	53.19	-2.89	GB	ENG		87000	Chester	
geonames:58	P	PPLC	-41.29	174.78	NZ	G2		418000	Wellington	
geonames:59	P	PPL	26.66	-80.24	US	FL		65000	Wellington	
geonames:60	P	PPLA	-45.87	170.5	NZ	F7		118000	Dunedin	
geonames:61	P	PPL	28.02	-82.77	US	FL		36000	Dunedin	
geonames:62	P	PPL	25.77	-80.19	US	FL		442000	Miami	
geonames:63	P	PPLA2	48.28	37.18	UA	05		61000	Pokrovsk	
geonames:64	P	PPL	61.48	129.14	RU	63		9000	Pokrovsk	
geonames:65	P	PPLC	55.75	37.62	RU	48		10381222	Moscow	
geonames:66	P	PPLA	62.03	129.73	RU	63		311000	Yakutsk	
geonames:67	P	PPL	49.75	37.68	UA	07		400	Synkivka	
geonames:68	P	PPL	49.63	37.88	UA	07		400	Kyslivka	
geonames:69	P	PPL	49.72	37.71	UA	07		300	Petropavlivka	
geonames:70	P	PPL	48.46	36.43	UA	04		8000	Petropavlivka	
geonames:71	P	PPLC	32.295	-64.783	BM	02		1000	Hamilton	
geonames:72	A	ADM2	19.45	10.1	NE	01	1	100000	Arlit	
geonames:73	P	PPL	18.74	7.39	NE	01	1	0	Arlit	
geonames:74	A	ADM2	18.9	10.8	NE	01	2	30000	Bilma	
geonames:75	P	PPL	41.43	-97.37	US	NE		22000	Columbus	
geonames:76	P	PPLC	48.2	16.37	AT	09		1700000	Vienna	
geonames:77	P	PPL	42.03	-97.42	US	NE		24000	Norfolk	
geonames:78	P	PPL	51.51	-0.13	GB	ENG		7556900	London	
geonames:79	P	PPL	46.73	-117	US	ID		25000	Moscow	
geonames:81	P	PPL	55.1	60	RU	13		20000	Lyman	
geonames:82	P	PPLA	-37.81	144.96	AU	07		4900000	Melbourne	
geonames:90	P	PPL	52.82	-1.43	GB	ENG		4800	Melbourne	
geonames:91	P	PPLA	-39.64	176.84	NZ	F2		500000	Hastings	
geonames:83	P	PPL	50.85	0.57	GB	ENG		40000	Hastings	
geonames:84	P	PPL	56.46	-2.97	GB	SCT		148000	Dundee	
geonames:85	P	PPL	54.97	-1.61	GB	ENG		310000	Newcastle	
geonames:86	P	PPL	-32.93	151.78	AU	02		300000	Newcastle	
geonames:87	P	PPLA	-33.87	151.21	AU	02		4600000	Sydney	
geonames:88	A	ADM1	-32	147	AU	02		8000000	New South Wales	
geonames:89	P	PPL	-36.85	174.76	NZ	E7		1400000	Auckland	
geonames:80	P	PPL	46.73	-117.18	US	WA		32000	Pullman	
`

// newNamesakeKit makes a kit on the namesakes.
func newNamesakeKit(t testing.TB, weights map[string]float64) kit {
	t.Helper()
	k := kit{t: t, index: gazetteertest.WorldOf(t, namesakes), words: gazetteertest.Words(t, text.WordList{})}
	return kitOn(t, k, ranker(t, weights))
}

// ruled is a text, whose last marked name a rule decides about, and the place that it chooses; "" where it must not decide.
type ruled struct {
	weights  map[string]float64
	in, want string
}

// checkRule checks what a rule decides about the last marked names of texts.
func checkRule(t *testing.T, id string, list []ruled) {
	t.Helper()
	for _, c := range list {
		k := newNamesakeKit(t, c.weights)
		w := k.resolve(c.in, resolve.Hint{})
		last := len(w.Mentions) - 1
		got := ""
		if r := w.Names[w.Mentions[last].Name].Rule; r != nil {
			got = r.ID
		}
		chosen := k.chosen(w, last)
		if c.want == "" {
			if got == id {
				t.Errorf("rule %s must not decide %q, and chooses %s", id, c.in, chosen)
			}
		} else if got != id || chosen != c.want {
			t.Errorf("%q is decided by rule %q for %s, want by %s for %s", c.in, got, chosen, id, c.want)
		}
	}
}
