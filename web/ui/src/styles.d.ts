declare module "*.css";

// protomaps-leaflet with its own styles and the reader of archives, which the build leaves out of the other.
declare module "protomaps-leaflet?full" {
  export * from "protomaps-leaflet";
}

// The name of a file that the build puts beside the scripts.
declare module "*?file" {
  const name: string;
  export default name;
}
