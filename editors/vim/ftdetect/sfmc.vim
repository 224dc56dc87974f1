" Files of other litmus tools have the same ending, and another first word.
autocmd BufRead,BufNewFile *.litmus if search('^\s*SFBUF\>', 'cnw') | setfiletype sfmc | endif
