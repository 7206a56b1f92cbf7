declare module "*.css";

// protomaps-leaflet with its own styles and the reader of archives, which the build leaves out of the other.
declare module "protomaps-leaflet?full" {
  export * from "protomaps-leaflet";
}
