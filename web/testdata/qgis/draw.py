# Draws the vector tiles of the basemap as QGIS does. draw.py ADDRESS PICTURE: a picture of the
# eastern Mediterranean of 800 × 650, the sea blue, land sand, countries outlined.
import sys

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsRectangle,
    QgsVectorTileBasicRenderer,
    QgsVectorTileBasicRendererStyle,
    QgsVectorTileLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor


def style(name, geometry, symbol):
    s = QgsVectorTileBasicRendererStyle(name, name, geometry)
    s.setSymbol(symbol)
    s.setEnabled(True)
    return s


def fill(color):
    return QgsFillSymbol.createSimple({"color": color, "outline_style": "no"})


def line(color):
    return QgsLineSymbol.createSimple({"color": color, "width": "0.4"})


def draw(address, picture):
    layer = QgsVectorTileLayer(f"type=xyz&url={address}/tiles/basemap/%7Bz%7D/%7Bx%7D/%7By%7D.mvt&zmin=0&zmax=10", "basemap")
    assert layer.isValid(), "QGIS does not open the tiles"
    renderer = QgsVectorTileBasicRenderer()
    renderer.setStyles([
        style("land", QgsWkbTypes.PolygonGeometry, fill("#f0e8d8")),
        style("lakes", QgsWkbTypes.PolygonGeometry, fill("#4060ff")),
        style("borders", QgsWkbTypes.LineGeometry, line("#804040")),
    ])
    layer.setRenderer(renderer)
    layer.setLabeling(None)

    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    settings.setBackgroundColor(QColor("#4060ff"))
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
