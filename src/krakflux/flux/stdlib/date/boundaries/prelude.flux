// also in experimental/date/boundaries

import "date"

// Gives the begin of the day.
builtin _midnight : () => time
_midnight = () => date.truncate(t: now(), unit: 1d)

// Gives the bounds of the day that was `days` days ago.
builtin _daysAgo : (days: int) => {start: time, stop: time}
_daysAgo = (days) => {
    start = date.sub(d: date.scale(d: 1d, n: days), from: _midnight())
    return {start: start, stop: date.add(d: 1d, to: start)}
}

// Gives the bounds of the last day before today that was day `day` of the week, Sunday being 0.
builtin _last : (day: int) => {start: time, stop: time}
_last = (day) => {
    days = (date.weekDay(t: _midnight()) - day + 7) % 7
    return _daysAgo(days: if days == 0 then 7 else days)
}

// Gives the bounds of yesterday.
builtin yesterday : () => {start: time, stop: time}
yesterday = () => _daysAgo(days: 1)

// Gives the bounds of the last Sunday before today.
builtin sunday : () => {start: time, stop: time}
sunday = () => _last(day: 0)

// Gives the bounds of the last Monday before today.
builtin monday : () => {start: time, stop: time}
monday = () => _last(day: 1)

// Gives the bounds of the last Tuesday before today.
builtin tuesday : () => {start: time, stop: time}
tuesday = () => _last(day: 2)

// Gives the bounds of the last Wednesday before today.
builtin wednesday : () => {start: time, stop: time}
wednesday = () => _last(day: 3)

// Gives the bounds of the last Thursday before today.
builtin thursday : () => {start: time, stop: time}
thursday = () => _last(day: 4)

// Gives the bounds of the last Friday before today.
builtin friday : () => {start: time, stop: time}
friday = () => _last(day: 5)

// Gives the bounds of the last Saturday before today.
builtin saturday : () => {start: time, stop: time}
saturday = () => _last(day: 6)

// Gives the bounds of the month, or of the one `month_offset` months later.
builtin month : (?month_offset: int) => {start: time, stop: time}
month = (month_offset=0) => {
    start = date.add(d: date.scale(d: 1mo, n: month_offset), to: date.truncate(t: now(), unit: 1mo))
    return {start: start, stop: date.add(d: 1mo, to: start)}
}

// Gives the bounds of the week, or of the one `week_offset` weeks later; weeks begin on Monday, or on Sunday.
builtin week : (?start_sunday: bool, ?week_offset: int) => {start: time, stop: time}
week = (start_sunday=false, week_offset=0) => {
    first = if start_sunday then 0 else 1
    days = (date.weekDay(t: _midnight()) - first + 7) % 7
    begin = date.sub(d: date.scale(d: 1d, n: days), from: _midnight())
    start = date.add(d: date.scale(d: 1w, n: week_offset), to: begin)
    return {start: start, stop: date.add(d: 1w, to: start)}
}
