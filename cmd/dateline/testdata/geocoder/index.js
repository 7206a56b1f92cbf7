// ?dialect=pelias&server=http://127.0.0.1:8080: a map with the geocoder control of that dialect. What the control
// shows is on the page; geocoder asks without it, and marked is what was chosen in it.
const { searchParams } = new URL(location.href)
const server = searchParams.get('server')
const geocoder = {
  pelias: () => L.Control.Geocoder.pelias({ serviceUrl: `${server}/v1` }),
  nominatim: () => L.Control.Geocoder.nominatim({ serviceUrl: `${server}/` }),
  photon: () => L.Control.Geocoder.photon({ serviceUrl: `${server}/photon/api/`, reverseUrl: `${server}/photon/reverse/` }),
}[searchParams.get('dialect')]()

const map = L.map('map', { zoomAnimation: false, fadeAnimation: false }).setView([30, 0], 2)
let marked = null
L.Control.geocoder({ geocoder, collapsed: false, suggestMinLength: 3 })
  .on('markgeocode', ({ geocode }) => { marked = plain(geocode) })
  .addTo(map)

// plain is a result as JSON.
function plain({ name, center, bbox }) {
  return { name, lat: center.lat, lon: center.lng, holds: bbox.contains(center) }
}

const answers = async (results) => (await results).map(plain)
