// protomaps-leaflet reads Leaflet from a global L; the bundler gives it this one.
import * as leaflet from "leaflet";

export { leaflet as L };
