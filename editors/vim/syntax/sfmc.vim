" Colours for the scenarios of sfmc. The words are those of the language; a test compares them.
if exists("b:current_syntax")
  finish
endif

syntax match sfmcName "\<\h\w*\>"
syntax match sfmcMachine "\<\(cpu\|K\)\d\+\>"
syntax match sfmcNumber "\<\d\+\>"
syntax match sfmcOperator "==>\|==\|!=\|<=\|>=\|&&\|||\|[-=<>+|!*@]"
syntax match sfmcPunctuation "[{}();,:]"
syntax match sfmcLabel "^\s*\h\w*:\ze\(\s\|$\)"
syntax match sfmcSection "^\(machine\|param\|include\|shared\|thread\|env\|invariant\|reachable\|forall\|exists\|never\|expect\|limit\)\>"

syntax keyword sfmcHeader SFBUF
syntax keyword sfmcStatement if else while break return atomic
syntax keyword sfmcType int vm_page_t vm_offset_t struct sf_buf
syntax keyword sfmcClause when with at of only most any none priority ok violation incomplete signal
syntax keyword sfmcClause migrate reclaim truncate
syntax keyword sfmcFunction sf_buf_alloc sf_buf_free sf_buf_ref sf_buf_kva sf_buf_page vm_page_wire
syntax keyword sfmcFunction vm_page_unwire vm_page_wired vm_page_grab vm_page_release vm_page_hold
syntax keyword sfmcFunction vm_page_unhold vm_page_busy_acquire vm_page_xunbusy vm_page_object
syntax keyword sfmcFunction vm_page_free sched_pin sched_unpin spinlock_enter spinlock_exit psignal
syntax keyword sfmcFunction one_of await assert assume
syntax keyword sfmcPredicate free_buffers mappings refs wired contents held busied orphaned freed
syntax keyword sfmcPredicate asleep queued done pinned cpu signalled executed pte tlb
syntax keyword sfmcConstant NULL SFB_DEFAULT SFB_CATCH SFB_CPUPRIVATE SFB_NOWAIT demand speculative
syntax keyword sfmcConstant on off
syntax keyword sfmcSetting cpus buffers impl bug statistics pages states transitions finals
syntax keyword sfmcSetting outcomes depth seconds

syntax match sfmcString "\"[^\"]*\"\?"
syntax match sfmcComment "//.*"
syntax region sfmcComment start="/\*" end="\*/"

highlight default link sfmcHeader PreProc
highlight default link sfmcSection Keyword
highlight default link sfmcStatement Statement
highlight default link sfmcType Type
highlight default link sfmcClause Keyword
highlight default link sfmcFunction Function
highlight default link sfmcPredicate Function
highlight default link sfmcConstant Constant
highlight default link sfmcSetting Identifier
highlight default link sfmcMachine Constant
highlight default link sfmcNumber Number
highlight default link sfmcLabel Label
highlight default link sfmcName Normal
highlight default link sfmcOperator Operator
highlight default link sfmcPunctuation Delimiter
highlight default link sfmcString String
highlight default link sfmcComment Comment

let b:current_syntax = "sfmc"
