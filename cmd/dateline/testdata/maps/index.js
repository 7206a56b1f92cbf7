// ?library=maplibre&server=http://127.0.0.1:8080: the eastern Mediterranean by the tiles of that server, in MapLibre by
// its style, in OpenLayers with the sea blue, land sand, borders brown. drawn is true once all tiles are
// there; at(lon, lat) is where a place is drawn, in pixels; names(), of
// MapLibre, are those that it wrote.
const { searchParams } = new URL(location.href)
const server = searchParams.get('server')
const tiles = `${server}/tiles/basemap/{z}/{x}/{y}.mvt`
const centre = [30, 37]
const colors = { sea: '#4060ff', land: '#f0e8d8', border: '#804040' }

async function maplibre() {
  const { Map } = await import('./node_modules/maplibre-gl/dist/maplibre-gl.mjs')
  const map = new Map({
    container: 'map', center: centre, zoom: 4, attributionControl: false, fadeDuration: 0, style: `${server}/tiles/style.json`,
  })
  map.on('idle', () => { window.drawn = true })
  map.on('error', ({ error }) => { throw error })
  window.at = (lon, lat) => { const { x, y } = map.project([lon, lat]); return [x, y] }
  window.names = () => map.queryRenderedFeatures({ layers: map.getStyle().layers.filter(({ type }) => type === 'symbol').map(({ id }) => id) })
    .map(({ properties }) => properties.name)
}

// OpenLayers comes as one script, which sets ol.
async function openlayers() {
  const script = document.createElement('script')
  script.src = 'node_modules/ol/dist/ol.js'
  const loaded = new Promise((resolve) => { script.onload = resolve })
  document.head.append(script)
  await loaded
  const fills = { land: colors.land, lakes: colors.sea }
  const map = new ol.Map({
    target: 'map', controls: [],
    layers: [new ol.layer.VectorTile({
      declutter: false,
      source: new ol.source.VectorTile({ format: new ol.format.MVT(), url: tiles, maxZoom: 10 }),
      style: (feature) => {
        const layer = feature.get('layer')
        const fill = fills[layer] && new ol.style.Fill({ color: fills[layer] })
        if (fill) return new ol.style.Style({ fill, zIndex: layer === 'land' ? 0 : 1 })
        if (layer === 'borders') return new ol.style.Style({ stroke: new ol.style.Stroke({ color: colors.border }), zIndex: 2 })
      },
    })],
    view: new ol.View({ center: ol.proj.fromLonLat(centre), zoom: 5 }),
  })
  map.on('rendercomplete', () => { window.drawn = true })
  window.at = (lon, lat) => map.getPixelFromCoordinate(ol.proj.fromLonLat([lon, lat]))
}

await { maplibre, openlayers }[searchParams.get('library')]()
