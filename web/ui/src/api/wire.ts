// What goes over the wire, by the names that this page has for it. The types
// are made of ../../../openapi.yaml by npm run types. Spans count Unicode code
// points.
import type { Basis, ClaimKind } from "../model/claim";
import type { PlaceKind } from "../model/place";
import type { Decider } from "../model/reason";
import type { components } from "./openapi";

type Schemas = components["schemas"];

export interface WireCollection extends Omit<Schemas["Reading"], "features" | "claims" | "explanations"> {
  features: WireFeature[];
  claims: WireClaim[];
  explanations?: WireExplanation[];
}

/** WireFeature is a place, or, without an id, a site that the text puts within one. */
export interface WireFeature extends Omit<Schemas["PlaceFeature"], "id" | "properties"> {
  id?: string;
  properties: Omit<Schemas["PlaceFeature"]["properties"], "name" | "kind" | "accuracy" | "within"> & {
    name: string | null;
    kind?: PlaceKind;
    accuracy?: "place" | "point" | "within";
    within?: { id: string; name: string };
  };
}

export interface WireClaim extends Omit<Schemas["Claim"], "kind" | "from" | "to" | "basis" | "reasons"> {
  kind?: ClaimKind;
  basis: Basis;
  from: WireEnd;
  to: WireEnd;
  reasons?: WireReason[];
}

export type WireEnd = (Omit<NonNullable<Schemas["ClaimEnd"]>, "basis"> & { basis: Basis }) | null;

/** WireReason is one reason of what decided: value times weight counts, where there are both. */
export interface WireReason {
  decider: Decider;
  id: string;
  label: string;
  value?: number;
  weight?: number;
}

export interface WireExplanation extends Omit<Schemas["Explanation"], "reasons" | "candidates"> {
  reasons?: WireReason[];
  candidates: WireCandidate[];
}

export type WireCandidate = Omit<Schemas["Candidate"], "signals"> & { kind?: PlaceKind; reasons?: WireReason[] };
export type WireRange = Schemas["Range"];
export type WireLine = Schemas["Line"];
export type WireGeometry = Schemas["Geometry"];
export type WireAreas = Schemas["AreaCollection"];
export type WireDistance = Schemas["Distance"];
export type WireMatrix = Schemas["Matrix"];
export type WireArticle = Omit<Schemas["Article"], "result"> & { result: WireCollection };
export type WireGeocoding = Schemas["Geocoding"];
export type WireMap = Omit<Schemas["Map"], "result"> & { result: WireCollection };
export type WireProblem = Schemas["Problem"];

export type ArticleRequest = Schemas["ArticleRequest"];
export type Fix = Schemas["Correction"];
export type WireFormats = Schemas["Formats"];
export type WireFormat = WireFormats["formats"][number];
