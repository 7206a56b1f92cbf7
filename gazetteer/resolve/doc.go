// Package resolve chooses a place of the gazetteer for each name of a text, or
// none, and says why.
//
// # How it works
//
// The mentions of a text are grouped into names: the same words mean one place in
// an article, unless the text sets two apart ("Paris, Texas", "Paris, France").
// Each name has candidates, the places that bear it. A list of stages ([Stages])
// fills the signals of the candidates; a ranker weighs them, in passes, so that the
// names of an article decide about each other. In the end a short list of rules
// ([Rules]) overrides what the ranker cannot know. [Resolver.Refine] ranks the names
// again that a distance or direction stated by the text ties together; there a town stands
// for the district of its name ([Resolver.Seat]), and names that nothing recognised may find a place
// ([Resolver.NamedSense]).
//
// # Terms
//
// A signal is one number for or against a candidate. A container is a place that
// the text says a mention lies in ("Lincoln, Neb."). A governing division is one that
// the text puts it in from afar: the region that the sentence begins with, the heading
// over a list, what follows a list ([Listing]). A name anchors an article to a region
// where it is about as well known as anywhere; namesakes of great cities do not. A site
// is a street, venue or institution: gazetteers lack most of them, and then the text may
// at least say in which place it lies ([Candidate.Variant] is VariantWithin).
//
// # Adding a signal
//
// A signal is a row of [Signals]: an id that is never used again, a label, a
// prior weight with its source, and a Fill function that computes it for one
// candidate. Until a model that knows it is trained, it counts with its prior, so it
// can be tried at once: a row with Prior 1 and a test of its Fill are all it takes.
//
// # Life cycle
//
// A [Resolver] is immutable and safe for concurrent use. A [Workspace] serves one
// text at a time; what it holds is valid until the next text.
package resolve
