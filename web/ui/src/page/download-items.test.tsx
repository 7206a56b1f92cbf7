// @vitest-environment happy-dom
import { fireEvent } from "@testing-library/preact";
import { describe, expect, it, vi } from "vitest";
import { claimOf, placeOf, readingOf } from "../testing/fixtures";
import { serve, settle, show } from "../testing/page";
import { DownloadItems } from "./download-items";

const format = (name: string, title: string, file: string, media_type = "text/csv") => ({
  name,
  title,
  file,
  media_type,
  extension: "",
  purpose: `For ${name} people.`,
});
const formats = [
  format("wkt", "WKT", "places.wkt"),
  format("kml", "KML", "places.kml"),
  format("png", "PNG", "places.png", "image/png"),
  format("claims.json", "Claims as JSON", "claims.json"),
  format("claimreview", "ClaimReview", "claimreview.json"),
  format("distances.csv", "Distances", "distances.csv"),
];
const items = (container: Element) => [...container.querySelectorAll("li")].map((item) => item.textContent);

describe("DownloadItems", () => {
  it("offers what the server writes, and what makes sense for the article", async () => {
    serve({ "/v1/formats": { formats } });
    const poor = show(<DownloadItems />, readingOf("", [placeOf("a")]));
    await settle();
    expect(items(poor.container)).toEqual([
      "Picture… PNG, SVG or PDF, for print, pages and social media",
      "KML for Google Earth and My Maps",
      "For other programs",
      "WKT for wkt people",
    ]);
    const rich = show(<DownloadItems />, readingOf("", [placeOf("a"), placeOf("b")], { claims: [claimOf()] }));
    await settle();
    expect(items(rich.container).slice(2, 4)).toEqual([
      "ClaimReview drafts of reviews, for fact checkers",
      "Distances between all places, as a table",
    ]);
  });
  it("saves a file under the name that the server gives it", async () => {
    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    const file = new Response("x", { headers: { "content-disposition": "attachment; filename=talks.kml" } });
    const asked = serve({ "/v1/formats": { formats }, "/v1/parse?f=kml": file });
    const { getByText } = show(<DownloadItems />, readingOf("It rained.", [placeOf("a")]));
    await settle();
    fireEvent.click(getByText("KML"));
    await settle();
    expect(asked.at(-1)).toEqual({ path: "/v1/parse?f=kml", body: { title: "", text: "It rained." } });
    expect(names).toEqual(["talks.kml"]);
  });
});
