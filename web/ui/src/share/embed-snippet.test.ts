import { describe, expect, it } from "vitest";
import { boxOf, embedAddress, type EmbedOptions, snippet } from "./embed-snippet";

const place = { page: "https://d.example.org/m/ab", embed: "https://d.example.org/embed/ab" };
const options: EmbedOptions = {
  form: "frame",
  ratio: [4, 3],
  theme: "light",
  heading: true,
  box: [25, 35, 45, 57],
  title: 'Fire in "Kyiv" <live>',
  alt: 'Fire in "Kyiv" <live>. Map of Kyiv',
};

describe("snippet", () => {
  it("is a frame that fills its column, without a script and without a border", () => {
    const code = snippet(place, options);
    expect(code).toContain(
      'src="https://d.example.org/embed/ab?theme=light&amp;title=yes&amp;view=25.0000,35.0000,45.0000,57.0000"',
    );
    expect(code).toContain("width:100%;aspect-ratio:4/3;min-height:340px;border:0");
    expect(code).toContain('title="Fire in &quot;Kyiv&quot; &lt;live&gt;"');
    expect(code).not.toMatch(/<script| width="\d| height="\d/);
    expect(snippet(place, { ...options, form: "picture" })).toContain(
      'alt="Fire in &quot;Kyiv&quot; &lt;live&gt;. Map of Kyiv"',
    );
  });
  it("lets a script set the height of the map's own frames, for messages of the map's own server", () => {
    const code = snippet(place, { ...options, form: "script" });
    expect(code).toContain('e.origin!=="https://d.example.org"');
    expect(code).toContain('iframe[src^="https://d.example.org/embed/ab"]');
    expect(code.match(/<script>/g)).toHaveLength(1);
  });
  it("is a picture with a link where no frame may stand", () => {
    const code = snippet(place, { ...options, form: "picture", heading: false });
    expect(code).toContain('<a href="https://d.example.org/m/ab">');
    expect(code).toContain(
      "https://d.example.org/v1/maps/ab/places.svg?width=560&amp;height=420&amp;scale=true&amp;theme=light&amp;heading=&amp;bbox=25.0000%2C35.0000%2C45.0000%2C57.0000",
    );
    expect(code).toContain("width:100%;height:auto");
    expect(code).not.toMatch(/<script|<iframe/);
  });
  it("leaves out what is as it always is", () =>
    expect(embedAddress(place, { ...options, theme: "auto", heading: false, box: null })).toBe(place.embed));
});

describe("boxOf", () => {
  it("is what a map of a size shows", () => {
    const [west, south, east, north] = boxOf({ zoom: 5, centre: [30, 0] }, 1024, 512);
    expect([west, east]).toEqual([7.5, 52.5]);
    expect(north).toBeCloseTo(11.178, 2);
    expect(south).toBeCloseTo(-north, 9);
  });
  it("crosses 180°", () => {
    const [west, , east] = boxOf({ zoom: 5, centre: [179, 0] }, 1024, 512);
    expect([west, east]).toEqual([156.5, -158.5]);
  });
});
