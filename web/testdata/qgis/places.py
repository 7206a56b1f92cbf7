# Reads places and a saved map as QGIS does when it opens the service as OGC API – Features.
# places.py ADDRESS MAP: prints what it finds, one fact a line.
import sys
import urllib.parse

from qgis.core import QgsApplication, QgsFeatureRequest, QgsRectangle, QgsVectorLayer


def opened(layer):
    assert layer.isValid(), layer.error().message()
    return layer


def collection(landing, name):
    # As its dialog has it: only what overlaps the view is asked for.
    uri = f"url='{landing}' typename='{name}' pagingEnabled='true' pageSize='1000' restrictToRequestBBOX='1'"
    return opened(QgsVectorLayer(uri, name, "OAPIF"))


def names(layer, request=QgsFeatureRequest()):
    return [f["name"] for f in layer.getFeatures(request)]


def read(address, saved):
    places = collection(f"{address}/ogc", "places")
    print("fields:", *(name for name in ("name", "country", "population") if places.fields().indexOf(name) >= 0))
    box = QgsFeatureRequest().setFilterRect(QgsRectangle(28.9, 40.95, 29.0, 41.05))
    print("in a box:", "Istanbul" in names(places, box))

    # A filter in CQL2 is a part of the address of a layer.
    cql2 = urllib.parse.quote("country = 'TR' AND (feature_code = 'PPLC' OR name LIKE 'Antaly%') AND feature_class = 'P'")
    items = f"{address}/ogc/collections/places/items?filter-lang=cql2-text&filter={cql2}"
    print("filtered:", *sorted(names(opened(QgsVectorLayer(items, "filtered", "ogr")))))

    landing = f"{address}/ogc/maps/{saved}"
    print("saved:", *sorted(names(collection(landing, f"map-{saved}"))))
    for claim in collection(landing, f"map-{saved}-claims").getFeatures():
        print("claim:", claim["from_name"], claim["to_name"], "line" if claim.geometry().type() == 1 else "no line")


app = QgsApplication([], False)
app.initQgis()
read(*sys.argv[1:])
app.exitQgis()
