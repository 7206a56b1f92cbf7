# Draws the vector tiles of the basemap as QGIS does, by the style that is served with them.
# draw.py ADDRESS PICTURE: a picture of the eastern Mediterranean of 800 × 650.
import json
import sys
import urllib.request

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsMapBoxGlStyleConverter,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsRectangle,
    QgsVectorTileLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor


def draw(address, picture):
    layer = QgsVectorTileLayer(f"type=xyz&url={address}/tiles/basemap/%7Bz%7D/%7Bx%7D/%7By%7D.mvt&zmin=0&zmax=10", "basemap")
    assert layer.isValid(), "QGIS does not open the tiles"
    with urllib.request.urlopen(f"{address}/tiles/style.json") as answer:
        style = json.load(answer)
    converter = QgsMapBoxGlStyleConverter()
    assert converter.convert(style) == QgsMapBoxGlStyleConverter.Success, converter.errorMessage()
    print(*converter.warnings(), sep="\n")  # this QGIS does not know all expressions for widths and ranks
    layer.setRenderer(converter.renderer())
    layer.setLabeling(None)

    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    sea = next(l["paint"]["background-color"] for l in style["layers"] if l["type"] == "background")
    settings.setBackgroundColor(QColor(sea))  # this QGIS leaves the background to the project
    settings.setOutputSize(QSize(800, 650))
    settings.setExtent(QgsRectangle(2226390, 3503550, 4452780, 5311972))  # 20° E 30° N to 40° E 43° N
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    assert not job.errors(), job.errors()
    job.renderedImage().save(picture)


app = QgsApplication([], False)
app.initQgis()
draw(*sys.argv[1:])
app.exitQgis()
