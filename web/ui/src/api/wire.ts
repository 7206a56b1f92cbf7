// What goes over the wire, by the names that this page has for it. The types
// are made of ../../../openapi.yaml by npm run types. Spans count Unicode code
// points.
import type { components } from "./openapi";

type Schemas = components["schemas"];

export type WireCollection = Schemas["Reading"];
export type WireFeature = Schemas["PlaceFeature"];
export type WireClaim = Schemas["Claim"];
export type WireEnd = Schemas["ClaimEnd"];
export type WireReason = Schemas["Reason"];
export type WireExplanation = Schemas["Explanation"];
export type WireCandidate = Schemas["Candidate"];
export type WireRange = Schemas["Range"];
export type WireLine = Schemas["Line"];
export type WireGeometry = Schemas["Geometry"];
export type WireAreas = Schemas["AreaCollection"];
export type WireDistance = Schemas["Distance"];
export type WireMatrix = Schemas["Matrix"];
export type WireArticle = Schemas["Article"];
export type WireGeocoding = Schemas["Geocoding"];
export type WireMap = Schemas["Map"];
export type WireMapChange = Schemas["MapChange"];
export type WireVersions = Schemas["Versions"];
export type WireProblem = Schemas["Problem"];
export type WireFormats = Schemas["Formats"];
export type WireFormat = WireFormats["formats"][number];

export type ArticleRequest = Schemas["ArticleRequest"];
export type Fix = Schemas["Correction"];
