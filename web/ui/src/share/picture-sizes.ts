/** Size is a shape that pictures are asked for in, and what it is for. */
export interface Size {
  name: "social" | "square" | "story" | "column" | "double" | "slide";
  width: number; // CSS pixels, of which letters and lines take as many in every size
  height: number;
  density: number; // pixels of a PNG for each of these
}

/**
 * sizes are those that newsrooms ask for: cards of 1200 × 630, squares and upright pictures of 1080 pixels,
 * one column (90 mm) and a double page (370 mm) of a newspaper at 300 and 240 dpi, and a slide of 1920 × 1080.
 */
export const sizes: Size[] = [
  { name: "social", width: 1200, height: 630, density: 1 },
  { name: "square", width: 720, height: 720, density: 1.5 },
  { name: "story", width: 540, height: 960, density: 2 },
  { name: "column", width: 340, height: 420, density: 3.125 },
  { name: "double", width: 1400, height: 900, density: 2.5 },
  { name: "slide", width: 960, height: 540, density: 2 },
];

/** pixelsOf says how large a PNG is. */
export const pixelsOf = ({ width, height, density }: Size): string =>
  `${Math.round(width * density)} × ${Math.round(height * density)}`;
