# Makes tables of the results of bench/run: a table for each subject, a row for each tool, medians of the rounds.
# Fields: subject, tool, states, transitions, search, whole process, processor, compile, bytes per state, peak in KiB.
BEGIN { FS = "\t" }

{
    key = $1 SUBSEP $2
    if (!(key in rounds)) tools[$1, ++count[$1]] = $2
    round = ++rounds[key]
    for (f = 3; f <= 10; f++) value[key, f, round] = $f
    if (round > 1 && ($3 != value[key, 3, 1] || $4 != value[key, 4, 1]))
        wrong = wrong "\n**" $1 ", " $2 ": counted differently in another round.**\n"
}

# The median of a field over the rounds; "-" where it was not measured.
function median(key, f,    n, i, j, held, sorted) {
    n = rounds[key]
    for (i = 1; i <= n; i++) {
        if (value[key, f, i] == "-") return "-"
        held = value[key, f, i] + 0
        for (j = i - 1; j > 0 && sorted[j] > held; j--) sorted[j + 1] = sorted[j]
        sorted[j + 1] = held
    }
    return n % 2 ? sorted[(n + 1) / 2] : (sorted[n / 2] + sorted[n / 2 + 1]) / 2
}

function shown(number, digits) { return number == "-" ? "-" : sprintf("%." digits "f", number) }

# Below a hundredth of a second SPIN's clock says nothing.
function rate(transitions, seconds) {
    return seconds == "-" || seconds < 0.01 ? "-" : sprintf("%.2f", transitions / seconds / 1e6)
}

function ratio(seconds, base) {
    return seconds == "-" || base == "-" || seconds < 0.01 || base < 0.01 ? "-" : sprintf("%.2f", seconds / base)
}

END {
    subjects = split(order, ordered, " ")
    for (s = 1; s <= subjects; s++) {
        name = ordered[s]
        printf "\n### %s\n\n", name
        print "| | states | transitions | search, s | process, s | processor, s | compile, s | million transitions/s | bytes per state | peak, MB | search, ratio |"
        print "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
        base = median(name SUBSEP tools[name, 1], 5)
        for (t = 1; t <= count[name]; t++) {
            tool = tools[name, t]
            key = name SUBSEP tool
            search = median(key, 5)
            peak = median(key, 10)
            printf "| %s | %d | %d | %s | %s | %s | %s | %s | %s | %s | %s |\n", tool,
                value[key, 3, 1], value[key, 4, 1], shown(search, 3), shown(median(key, 6), 2),
                shown(median(key, 7), 2), shown(median(key, 8), 1), rate(value[key, 4, 1], search),
                shown(median(key, 9), 1), peak == "-" ? "-" : sprintf("%.0f", peak / 1024), ratio(search, base)
        }
    }
    printf "%s", wrong
}
