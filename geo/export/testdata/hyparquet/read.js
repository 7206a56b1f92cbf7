// node read.js FILE: prints {metadata, columns, rows} of a GeoParquet file as JSON. hyparquet decodes the
// geometry column by the "geo" metadata, to GeoJSON geometries.
import { readFileSync } from 'node:fs'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'

const bytes = readFileSync(process.argv[2])
const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
const { key_value_metadata, schema } = parquetMetadata(file)
const metadata = Object.fromEntries(key_value_metadata.map(({ key, value }) => [key, value]))
const columns = schema.map(({ name }) => name)
const rows = await parquetReadObjects({ file })
console.log(JSON.stringify({ metadata, columns, rows }, (_, v) => typeof v === 'bigint' ? Number(v) : v))
