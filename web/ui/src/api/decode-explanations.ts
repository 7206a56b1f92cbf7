import { unitOffsets } from "../format/offsets";
import type { Candidate, Explanations, Reason } from "../model/reason";
import type { WireCandidate, WireCollection, WireReason } from "./wire";

/** decodeExplanations turns what was asked for with explain=true into reasons of the mentions and claims of a text. */
export function decodeExplanations(text: string, collection: WireCollection): Explanations {
  const unit = unitOffsets(text);
  return {
    mentions: (collection.explanations ?? []).map(({ start, end, reasons, candidates }) => ({
      start: unit(start),
      end: unit(end),
      reasons: (reasons ?? []).map(decodeReason),
      candidates: candidates.map(decodeCandidate),
    })),
    claims: collection.claims.map(({ reasons }) => (reasons ?? []).map(decodeReason)),
  };
}

function decodeReason({ decider, id, label, value, weight }: WireReason): Reason {
  const holds = value === undefined && weight === undefined; // else a member that is left out is 0
  return { decider, id, label, value: value ?? 0, counts: holds ? null : (value ?? 0) * (weight ?? 0) };
}

function decodeCandidate(candidate: WireCandidate): Candidate {
  const { id, name, label, feature_class, feature_code, probability, reasons } = candidate;
  return {
    id,
    name,
    label,
    featureClass: feature_class,
    featureCode: feature_code,
    probability,
    reasons: (reasons ?? []).map(decodeReason),
  };
}
