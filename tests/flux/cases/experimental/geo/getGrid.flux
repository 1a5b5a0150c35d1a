// case: a level of one's own choice; the cells are those that the region meets, partly too
// program
import "array"
import "experimental/geo"
km = {distance: "km"}
show = (grid) => string(v: grid.level) + ":" + display(v: grid.set)
array.from(rows: [{
    box: show(grid: geo.getGrid(region: {minLat: 1.0, maxLat: 2.0, minLon: 1.0, maxLon: 2.0}, level: 5, units: km)),
    circle: show(grid: geo.getGrid(region: {lat: 45.0, lon: 9.0, radius: 60.0}, level: 6, units: km)),
    polygon: show(grid: geo.getGrid(region: {points: [{lat: 45.0, lon: 9.0}, {lat: 46.0, lon: 10.0}, {lat: 45.0, lon: 11.0}]}, level: 5, units: km)),
    face: show(grid: geo.getGrid(region: {lat: 0.0, lon: 0.0, radius: 1.0}, level: 0, units: km)),
}])
// want
#datatype,string,long,string,string,string,string
#group,false,false,false,false,false,false
#default,_result,,,,,
,result,table,box,circle,polygon,face
,,0,5:[1004],"6:[
    12d3,
    12d5,
    4781,
    4787
]","5:[477c, 4784]",0:[1]

// case: the first level with enough cells; the one before where that has too many
// program
import "array"
import "experimental/geo"
km = {distance: "km"}
region = {minLat: 1.0, maxLat: 2.0, minLon: 1.0, maxLon: 2.0}
show = (grid) => string(v: grid.level) + ":" + string(v: length(arr: grid.set))
array.from(rows: [{
    least: show(grid: geo.getGrid(region: region, minSize: 5, units: km)),
    most: show(grid: geo.getGrid(region: region, maxSize: 5, units: km)),
    both: show(grid: geo.getGrid(region: region, minSize: 5, maxSize: 6, units: km)),
    last: show(grid: geo.getGrid(region: region, minSize: 5, maxLevel: 5, units: km)),
    none: show(grid: geo.getGrid(region: region, minSize: 1000, units: km)),
}])
// want
#datatype,string,long,string,string,string,string,string
#group,false,false,false,false,false,false,false
#default,_result,,,,,,
,result,table,least,most,both,last,none
,,0,7:9,6:4,-1:0,5:1,-1:0

// case: a point is no region
// program
import "array"
import "experimental/geo"
array.from(rows: [{a: geo.getGrid(region: {lat: 1.0, lon: 1.0}, minSize: 1, units: {distance: "km"}).level}])
// error
unsupported region type

// case: sizes in the wrong order
// program
import "array"
import "experimental/geo"
array.from(rows: [{a: geo.getGrid(region: {lat: 1.0, lon: 1.0, radius: 1.0}, minSize: 3, maxSize: 2, units: {distance: "km"}).level}])
// error
minSize > maxSize (3 > 2)

// case: neither a size nor a level
// program
import "array"
import "experimental/geo"
array.from(rows: [{a: geo.getGrid(region: {lat: 1.0, lon: 1.0, radius: 1.0}, units: {distance: "km"}).level}])
// error
either minSize or maxSize must be specified

// case: a level that doesn't exist
// program
import "array"
import "experimental/geo"
array.from(rows: [{a: geo.getGrid(region: {lat: 1.0, lon: 1.0, radius: 1.0}, level: 31, units: {distance: "km"}).level}])
// error
invalid level 31

// case: a region of too many cells
// program
import "array"
import "experimental/geo"
array.from(rows: [{a: geo.getGrid(region: {lat: 1.0, lon: 1.0, radius: 5000.0}, level: 30, units: {distance: "km"}).level}])
// error
choose a lower level
