import { describe, expect, it } from "vitest";
import { readEmbed } from "./embed";

describe("readEmbed", () => {
  it("reads the heading and the view that an author has chosen", () =>
    expect(readEmbed("?title=yes&view=25,35,45,57&theme=light")).toEqual({
      heading: true,
      first: { west: 25, south: 35, east: 45, north: 57 },
    }));
  it.each([
    "",
    "?view=1,2,3",
    "?view=a,b,c,d",
    "?view=10,50,20,40",
    "?view=,,,",
    "?view=0,-91,1,91",
    "?view=1e9,0,1,1",
  ])("leaves out %s", (search) => expect(readEmbed(search)).toEqual({ heading: false, first: null }));
});
