/*
 * The scenario language, to read. The parser that runs is written by hand; a test holds the two to
 * the same set of files.
 *
 * What is not in a grammar, the checks say: which settings there are, what a name means, which types
 * fit, how large a number may be.
 */
grammar Scenario;

// ---- files

scenario
    : 'SFBUF' name STRING? section* EOF
    ;

// Sections come in any order; names are resolved when all are read.
section
    : machine
    | param
    | include
    | sharedVariable
    | thread
    | env
    | property
    | expect
    | limit
    ;

include
    : 'include' STRING ';'
    ;

// ---- what there is

machine
    : 'machine' '{' (machineSetting ';')* '}'
    ;

machineSetting
    : 'pages' '=' page (',' page)*
    | setting
    ;

// In parentheses what the page holds at the start; 0 if not given.
page
    : name ('(' INT ')')?
    ;

// `cpus = 2`, `bug = one + two`; also a parameter, after `with` and `when`.
setting
    : key '=' value ('+' value)*
    ;

value
    : INT
    | name
    ;

param
    : 'param' name '=' value ';'
    ;

sharedVariable
    : 'shared' 'int' name '=' INT ';'
    ;

// ---- threads

thread
    : 'thread' name ('@' (CPU | 'any'))? ('priority' INT)? block
    ;

block
    : '{' statement* '}'
    ;

statement
    : block
    | name ':' statement
    | type name ('=' rhs)? ';'
    | name '=' rhs ';'
    | '*' name '=' rhs ';'
    | call ';'
    | 'if' '(' expr ')' statement ('else' statement)?
    | 'while' '(' expr ')' statement
    | 'break' ';'
    | 'return' ';'
    | 'atomic' block
    ;

type
    : 'int'
    | 'vm_page_t'
    | 'vm_offset_t'
    | 'struct' 'sf_buf' '*'
    ;

// Loads and calls stand alone, so that each is one statement of one thread.
rhs
    : call
    | '*' name
    | expr
    ;

call
    : name '(' (expr (',' expr)*)? ')'
    ;

// ---- the environment

env
    : 'env' '{' (rule_ ';')* '}'
    ;

rule_
    : 'signal' name atMost?
    | ('reclaim' | 'truncate') name
    | 'migrate' ('any' | 'none' | name (',' name)*) atMost?
    ;

atMost
    : 'at' 'most' INT
    ;

// ---- what is claimed

property
    : 'invariant' name ('when' over)? ';'
    | ('invariant' | 'reachable' | 'forall' | 'exists' | 'never') name ('when' over)? ':' expr ';'
    ;

over
    : overSetting (',' overSetting)*
    ;

overSetting
    : name '=' value ('+' value)*
    ;

expect
    : 'expect' verdict ('with' over)? (';' | '{' (name '=' INT ';')* '}')
    ;

verdict
    : 'ok'
    | 'violation' 'of' 'only'? name ('at' name ':' name)?
    | 'incomplete'
    ;

limit
    : 'limit' '{' (name '=' INT ';')* '}'
    ;

// ---- expressions, the strongest operators first, as in C

expr
    : ('!' | '-') expr
    | expr ('+' | '-') expr
    | expr ('<' | '<=' | '>' | '>=') expr
    | expr ('==' | '!=') expr
    | expr '|' expr
    | expr '&&' expr
    | expr '||' expr
    | <assoc = right> expr '==>' expr
    | '(' expr ')'
    | INT
    | 'NULL'
    | name ':' name
    | name '(' about (',' about)* ')'
    | name
    ;

// A page, a thread, or a label of a thread.
about
    : name (':' name)?
    ;

// ---- words: only C's own, and `at`, `with` and `only`, cannot be names

name
    : key
    | 'pages'
    ;

key
    : IDENTIFIER
    | CPU
    | 'SFBUF'
    | 'any'
    | 'env'
    | 'exists'
    | 'expect'
    | 'forall'
    | 'include'
    | 'incomplete'
    | 'invariant'
    | 'limit'
    | 'machine'
    | 'migrate'
    | 'most'
    | 'never'
    | 'none'
    | 'of'
    | 'ok'
    | 'param'
    | 'priority'
    | 'reachable'
    | 'reclaim'
    | 'sf_buf'
    | 'shared'
    | 'signal'
    | 'thread'
    | 'truncate'
    | 'violation'
    | 'when'
    ;

// C's words without a use here, and what looks like C's operators.
RESERVED
    : 'goto'
    | 'for'
    | 'do'
    | 'switch'
    | 'case'
    | 'continue'
    ;

STEP
    : '++'
    | '--'
    ;

CPU
    : 'cpu' NUMBER
    ;

IDENTIFIER
    : [a-zA-Z_] [a-zA-Z_0-9]*
    ;

INT
    : NUMBER
    ;

NOT_A_NUMBER
    : [0-9] [a-zA-Z_0-9]*
    ;

fragment NUMBER
    : '0'
    | [1-9] [0-9]*
    ;

STRING
    : '"' ~["\r\n]* '"'
    ;

SPACE
    : [ \t\f\r\n]+ -> skip
    ;

LINE_COMMENT
    : '//' ~[\r\n]* -> skip
    ;

BLOCK_COMMENT
    : '/*' .*? '*/' -> skip
    ;
