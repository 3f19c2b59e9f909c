/* Finds what a page paints outside every marked sequence and marks it as an artifact.
 * Invariant: a mark opened around a text object closes after that text object; q and Q are never wrapped alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/marks.h"

#include <string.h>

/* clang-format off */
#define ARTIFACT_BEGIN "/Artifact BMC\n"
#define ARTIFACT_END "EMC\n"
/* clang-format on */

typedef struct
{
  const char *at;
  const char *end;
} Scanner;

typedef struct
{
  GString *out;
  const char *copied;   /* everything before this is in out */
  const char *operands; /* where the operands of the present operator begin, or NULL */
  const char *path;     /* where the present path begins, or NULL */
  const char *text;     /* where the present unmarked text object begins, or NULL */
  GArray *marks;        /* of gboolean: whether each open sequence tells what its content is */
  int telling;          /* how many of them do */
  gboolean tells;       /* whether the operands seen hold /MCID or /Artifact */
} Wrapper;

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static gboolean
is_delimiter (char c)
{
  return c != '\0' && strchr ("()<>[]{}/%", c) != NULL;
}

static void
skip_space (Scanner *scanner)
{
  for (; scanner->at < scanner->end; scanner->at++)
    {
      if (*scanner->at == '%')
        while (scanner->at < scanner->end && *scanner->at != '\n' && *scanner->at != '\r')
          scanner->at++;
      else if (!is_space (*scanner->at))
        return;
      if (scanner->at == scanner->end)
        return;
    }
}

static void
skip_string (Scanner *scanner)
{
  int depth = 0;

  for (; scanner->at < scanner->end; scanner->at++)
    {
      if (*scanner->at == '\\' && scanner->at + 1 < scanner->end)
        scanner->at++;
      else if (*scanner->at == '(')
        depth++;
      else if (*scanner->at == ')' && --depth == 0)
        break;
    }
  if (scanner->at < scanner->end)
    scanner->at++;
}

/* The data of an inline image may hold any byte: it ends at an EI that stands alone. */
static void
skip_image (Scanner *scanner)
{
  for (; scanner->at + 2 < scanner->end; scanner->at++)
    if (is_space (scanner->at[0]) && scanner->at[1] == 'E' && scanner->at[2] == 'I' &&
        (scanner->at + 3 == scanner->end || is_space (scanner->at[3])))
      return;
  scanner->at = scanner->end;
}

/* Moves past one token, which begins at the returned address. */
static const char *
next_token (Scanner *scanner)
{
  const char *token;

  skip_space (scanner);
  token = scanner->at;
  if (token == scanner->end)
    return token;
  if (*token == '(')
    {
      skip_string (scanner);
      return token;
    }
  scanner->at++;
  if (is_delimiter (*token) && *token != '/')
    return token;
  while (scanner->at < scanner->end && !is_space (*scanner->at) && !is_delimiter (*scanner->at))
    scanner->at++;
  return token;
}

typedef enum
{
  NO_OPERATOR, /* a number, a name, a string… */
  OTHER,       /* an operator that neither paints nor marks */
  MARK,
  UNMARK,
  TEXT_BEGIN,
  TEXT_END,
  PATH,
  PATH_PAINT,
  PATH_DROP,
  PAINT,
  IMAGE_BEGIN,
  IMAGE_DATA,
} Operator;

/* ISO 32000-1, annex A. */
/* clang-format off */
static const struct
{
  char word[4];
  Operator operator;
} operators[] = {
  { "BDC", MARK },        { "BMC", MARK },         { "EMC", UNMARK },    { "BT", TEXT_BEGIN },
  { "ET", TEXT_END },     { "m", PATH },           { "l", PATH },        { "c", PATH },
  { "v", PATH },          { "y", PATH },           { "h", PATH },        { "re", PATH },
  { "f", PATH_PAINT },    { "F", PATH_PAINT },     { "f*", PATH_PAINT }, { "B", PATH_PAINT },
  { "B*", PATH_PAINT },   { "b", PATH_PAINT },     { "b*", PATH_PAINT }, { "S", PATH_PAINT },
  { "s", PATH_PAINT },    { "n", PATH_DROP },      { "Do", PAINT },      { "sh", PAINT },
  { "EI", PAINT },        { "BI", IMAGE_BEGIN },   { "ID", IMAGE_DATA },
};
/* clang-format on */

static gboolean
is_word (const char *token,
         gsize length,
         const char *word)
{
  return strlen (word) == length && memcmp (token, word, length) == 0;
}

static Operator
read_operator (const char *token,
               gsize length)
{
  if (!g_ascii_isalpha (*token) && *token != '\'' && *token != '"')
    return NO_OPERATOR;
  for (gsize i = 0; i < G_N_ELEMENTS (operators); i++)
    if (is_word (token, length, operators[i].word))
      return operators[i].operator;
  if (is_word (token, length, "true") || is_word (token, length, "false") || is_word (token, length, "null"))
    return NO_OPERATOR;
  return OTHER;
}

static void
copy_until (Wrapper *wrapper,
            const char *end)
{
  g_string_append_len (wrapper->out, wrapper->copied, end - wrapper->copied);
  wrapper->copied = end;
}

/* Marks from @start to @end, where @end is just past an operator. */
static void
wrap (Wrapper *wrapper,
      const char *start,
      const char *end)
{
  copy_until (wrapper, start);
  g_string_append (wrapper->out, ARTIFACT_BEGIN);
  copy_until (wrapper, end);
  g_string_append (wrapper->out, "\n" ARTIFACT_END);
}

static void
open_mark (Wrapper *wrapper)
{
  g_array_append_val (wrapper->marks, wrapper->tells);
  wrapper->telling += wrapper->tells ? 1 : 0;
  if (wrapper->tells)
    wrapper->text = NULL;
}

static void
close_mark (Wrapper *wrapper)
{
  if (wrapper->marks->len == 0)
    return;
  if (g_array_index (wrapper->marks, gboolean, wrapper->marks->len - 1))
    wrapper->telling--;
  g_array_set_size (wrapper->marks, wrapper->marks->len - 1);
}

static void
close_text (Wrapper *wrapper,
            const char *end)
{
  if (wrapper->text != NULL)
    wrap (wrapper, wrapper->text, end);
  wrapper->text = NULL;
}

static void
paint (Wrapper *wrapper,
       const char *start,
       const char *end)
{
  if (wrapper->telling == 0 && wrapper->text == NULL && start != NULL)
    wrap (wrapper, start, end);
  wrapper->path = NULL;
}

static void
handle_operator (Wrapper *wrapper,
                 Operator
                 operator,
                 Scanner * scanner)
{
  switch (operator)
    {
    case MARK:
      open_mark (wrapper);
      break;
    case UNMARK:
      close_mark (wrapper);
      break;
    case TEXT_BEGIN:
      wrapper->text = wrapper->telling == 0 ? wrapper->operands : NULL;
      break;
    case TEXT_END:
      close_text (wrapper, scanner->at);
      break;
    case PATH:
      if (wrapper->path == NULL)
        wrapper->path = wrapper->operands;
      break;
    case PATH_PAINT:
      paint (wrapper, wrapper->path, scanner->at);
      break;
    case PATH_DROP:
      wrapper->path = NULL;
      break;
    case PAINT:
      paint (wrapper, wrapper->operands, scanner->at);
      break;
    case IMAGE_DATA:
      skip_image (scanner);
      break;
    case NO_OPERATOR:
    case OTHER:
    case IMAGE_BEGIN:
    default:
      break;
    }
}

static void
handle_token (Wrapper *wrapper,
              Scanner *scanner,
              const char *token)
{
  gsize length = (gsize) (scanner->at - token);
  Operator operator= read_operator (token, length);

  if (wrapper->operands == NULL)
    {
      wrapper->operands = token;
      wrapper->tells = FALSE;
    }
  if (is_word (token, length, "/MCID") || is_word (token, length, "/Artifact"))
    wrapper->tells = TRUE;
  if (operator== NO_OPERATOR)
    return;

  handle_operator (wrapper, operator, scanner);
  /* From BI to EI is one operation. */
  if (operator!= IMAGE_BEGIN && operator!= IMAGE_DATA)
    wrapper->operands = NULL;
}

/**
 * jalons_marks_wrap:
 * @content: the decoded content stream of a page that cairo has written
 *
 * PDF/UA-1 7.1 wants everything that a page paints to be either tagged content or an artifact. cairo marks
 * what is painted inside an element; what is painted outside becomes an artifact here.
 *
 * Returns: (transfer full): the content in which all that paints is marked; the same bytes when all was
 */
GBytes *
jalons_marks_wrap (GBytes *content)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (gboolean));
  gsize length;
  const char *data = g_bytes_get_data (content, &length);
  Wrapper wrapper = { .out = g_string_sized_new (length + length / 4), .copied = data, .marks = marks };
  Scanner scanner = { data, data + length };

  while (TRUE)
    {
      const char *token = next_token (&scanner);
      if (token == scanner.end)
        break;
      handle_token (&wrapper, &scanner, token);
    }
  copy_until (&wrapper, scanner.end);
  return g_string_free_to_bytes (wrapper.out);
}
