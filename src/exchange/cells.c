/* A table in a text file: encoding, separator, quotes, rows.
 * Invariant: every cell is valid UTF-8, trimmed, without control characters but the line breaks that were quoted.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/cells.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/error.h"
#include "core/words/text.h"
#include "exchange/encoding.h"

/* A platform exports its tens of thousands; more is a mistake. */
#define MAX_ROWS    100000
#define MAX_COLUMNS 100
/* So that the worst file takes some hundred megabytes at most. */
#define MAX_CELLS 4000000

/* A row: where it begins in the file, and its cells among all. */
typedef struct
{
  int line;
  guint first;
  guint n_cells;
} Row;

struct _JalonsCells
{
  GPtrArray *titles; /* of the columns, as they are written */
  GPtrArray *header; /* and folded */
  GString *text;     /* every cell, one after another, each with its NUL */
  GArray *cells;     /* of guint32: where each begins in it */
  GArray *rows;
  char separator;
};

static JalonsCells *
new_cells (void)
{
  JalonsCells *self = g_new0 (JalonsCells, 1);

  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->header = g_ptr_array_new_with_free_func (g_free);
  self->text = g_string_new (NULL);
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  return self;
}

void
jalons_cells_free (JalonsCells *self)
{
  g_ptr_array_unref (self->titles);
  g_ptr_array_unref (self->header);
  g_string_free (self->text, TRUE);
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_free (self);
}

static char *
decode (const char *bytes,
        gsize length,
        GError **error)
{
  char *text = jalons_decode (bytes, length);

  if (text == NULL)
    g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_ENCODING,
                         _ ("The letters of this file are in an encoding that Jalons does not know. "
                            "Save it as CSV in UTF-8."));
  return text;
}

/* The character that stands most often between the names of the columns. */
static char
find_separator (const char *text)
{
  int n_semicolons = 0, n_commas = 0, n_tabs = 0;
  gboolean quoted = FALSE;

  for (const char *p = text; *p != '\0' && (quoted || (*p != '\n' && *p != '\r')); p++)
    if (*p == '"')
      quoted = !quoted;
    else if (!quoted)
      {
        n_semicolons += *p == ';';
        n_commas += *p == ',';
        n_tabs += *p == '\t';
      }
  if (n_tabs > n_semicolons && n_tabs > n_commas)
    return '\t';
  return n_commas > n_semicolons ? ',' : ';';
}

typedef struct
{
  const char *p;
  char separator;
  int line;
} Scanner;

static void
skip_line_end (Scanner *scanner)
{
  if (*scanner->p == '\r')
    scanner->p++;
  if (*scanner->p == '\n')
    scanner->p++;
  scanner->line++;
}

/* Reads what stands between quotes, of which @scanner is on the first. */
static gboolean
scan_quoted (Scanner *scanner,
             GString *text,
             GError **error)
{
  int first_line = scanner->line;

  for (scanner->p++; *scanner->p != '\0'; scanner->p++)
    {
      if (*scanner->p == '"' && scanner->p[1] != '"')
        {
          scanner->p++;
          return TRUE;
        }
      if (*scanner->p == '"')
        scanner->p++;
      scanner->line += *scanner->p == '\n';
      if (!g_ascii_iscntrl (*scanner->p) || *scanner->p == '\n' || *scanner->p == '\r')
        g_string_append_c (text, *scanner->p);
      else if (*scanner->p == '\t')
        g_string_append_c (text, ' ');
    }
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX,
               _ ("A quotation mark opens on line %d and is never closed. Correct the file and import it again."),
               first_line);
  return FALSE;
}

static gboolean
is_cell_end (const Scanner *scanner)
{
  return *scanner->p == '\0' || *scanner->p == '\n' || *scanner->p == '\r' || *scanner->p == scanner->separator;
}

/* Takes the space around the last cell, which begins at @start. */
static void
trim (GString *text,
      gsize start)
{
  gsize n_before = 0;

  while (text->len > start && g_ascii_isspace (text->str[text->len - 1]))
    g_string_truncate (text, text->len - 1);
  while (g_ascii_isspace (text->str[start + n_before]))
    n_before++;
  if (n_before > 0)
    g_string_erase (text, (gssize) start, (gssize) n_before);
}

static gboolean
scan_cell (JalonsCells *self,
           Scanner *scanner,
           GError **error)
{
  GString *text = self->text;
  guint32 start = (guint32) text->len;

  while (*scanner->p == ' ')
    scanner->p++;
  if (*scanner->p == '"' && !scan_quoted (scanner, text, error))
    return FALSE;
  for (; !is_cell_end (scanner); scanner->p++)
    if (!g_ascii_iscntrl (*scanner->p))
      g_string_append_c (text, *scanner->p);
  trim (text, start);
  g_string_append_c (text, '\0');
  g_array_append_val (self->cells, start);
  return TRUE;
}

static gboolean
check_limits (const JalonsCells *self,
              const Row *row,
              GError **error)
{
  if (self->cells->len - row->first > MAX_COLUMNS)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_LIMIT, _ ("Line %d has more than %d columns."), row->line, MAX_COLUMNS);
  else if (self->cells->len > MAX_CELLS)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_LIMIT, _ ("The table has more than %d cells."), MAX_CELLS);
  else
    return TRUE;
  return FALSE;
}

static gboolean
scan_row (JalonsCells *self,
          Scanner *scanner,
          Row *row,
          GError **error)
{
  *row = (Row){ scanner->line, self->cells->len, 0 };
  for (;;)
    {
      if (!scan_cell (self, scanner, error) || !check_limits (self, row, error))
        return FALSE;
      if (*scanner->p != scanner->separator)
        break;
      scanner->p++;
    }
  skip_line_end (scanner);
  row->n_cells = self->cells->len - row->first;
  return TRUE;
}

static const char *
cell_of (const JalonsCells *self,
         const Row *row,
         guint column)
{
  return column < row->n_cells ? self->text->str + g_array_index (self->cells, guint32, row->first + column) : "";
}

static gboolean
is_blank (const JalonsCells *self,
          const Row *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (*cell_of (self, row, i) != '\0')
      return FALSE;
  return TRUE;
}

static gboolean
check_width (const JalonsCells *self,
             const Row *row,
             GError **error)
{
  for (guint i = self->header->len; i < row->n_cells; i++)
    if (*cell_of (self, row, i) != '\0')
      {
        g_set_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX,
                     _ ("Line %d has more columns than the first line names. Put quotation marks around a text that "
                        "holds the separator “%c”."),
                     row->line, self->separator);
        return FALSE;
      }
  return TRUE;
}

/* "Professeur principal" and "professeur_principal" are one column. */
static char *
fold_name (const char *name)
{
  char *folded = jalons_fold (name);

  return g_strdelimit (folded, " -.'", '_');
}

static void
take_header (JalonsCells *self,
             const Row *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_ptr_array_add (self->titles, g_strdup (cell_of (self, row, i)));
      g_ptr_array_add (self->header, fold_name (cell_of (self, row, i)));
    }
}

/* What is not kept of the table. */
static void
drop_row (JalonsCells *self,
          const Row *row)
{
  g_string_truncate (self->text, g_array_index (self->cells, guint32, row->first));
  g_array_set_size (self->cells, row->first);
}

static gboolean
add_row (JalonsCells *self,
         const Row *row,
         GError **error)
{
  if (is_blank (self, row) || self->header->len == 0)
    {
      if (!is_blank (self, row))
        take_header (self, row);
      drop_row (self, row);
      return TRUE;
    }
  g_array_append_val (self->rows, *row);
  if (self->rows->len > MAX_ROWS)
    {
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_LIMIT, _ ("The table has more than %d lines."), MAX_ROWS);
      return FALSE;
    }
  return check_width (self, row, error);
}

static gboolean
scan_table (JalonsCells *self,
            const char *text,
            gboolean titles_only,
            GError **error)
{
  Scanner scanner = { .p = text, .line = 1 };

  /* Excel takes and writes the separator this way. */
  if (g_ascii_strncasecmp (text, "sep=", 4) == 0)
    {
      scanner.p += strcspn (text, "\r\n");
      skip_line_end (&scanner);
    }
  scanner.separator = self->separator = find_separator (scanner.p);
  while (*scanner.p != '\0' && !(titles_only && self->header->len > 0))
    {
      Row row;

      if (!scan_row (self, &scanner, &row, error) || !add_row (self, &row, error))
        return FALSE;
    }
  return TRUE;
}

static JalonsCells *
read_cells (GBytes *bytes,
            gboolean titles_only,
            GError **error)
{
  g_autoptr (JalonsCells) self = new_cells ();
  gsize length;
  const char *start = g_bytes_get_data (bytes, &length);
  g_autofree char *text = decode (length ? start : "", length, error);

  if (text == NULL || !scan_table (self, text, titles_only, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * jalons_cells_read:
 * @bytes: the file: UTF-8 with or without a byte order mark, UTF-16 with one, or Windows-1252; separated by ";", "," or
 *   tabs; any line ends; texts in double quotes where needed, in which a quote is doubled
 *
 * The first line that is not blank names the columns.
 *
 * Returns: (transfer full): the table, or %NULL with %JALONS_ERROR_ENCODING, %JALONS_ERROR_SYNTAX, %JALONS_ERROR_LIMIT
 */
JalonsCells *
jalons_cells_read (GBytes *bytes,
                   GError **error)
{
  return read_cells (bytes, FALSE, error);
}

/**
 * jalons_cells_read_titles:
 * @bytes: the beginning of a table, up to the end of a line
 *
 * Returns: (transfer full): the names of its columns, without any row; %NULL as in jalons_cells_read()
 */
JalonsCells *
jalons_cells_read_titles (GBytes *bytes,
                          GError **error)
{
  return read_cells (bytes, TRUE, error);
}

/**
 * jalons_cells_find_column:
 * @names: (array zero-terminated=1): the names that the column may have, in small letters without accents, with "_" for
 *   a space
 *
 * Returns: the place of the first column that has one of them, or -1
 */
int
jalons_cells_find_column (const JalonsCells *self,
                          const char *const *names)
{
  for (unsigned i = 0; i < self->header->len; i++)
    if (g_strv_contains (names, g_ptr_array_index (self->header, i)))
      return (int) i;
  return -1;
}

unsigned
jalons_cells_get_n_columns (const JalonsCells *self)
{
  return self->titles->len;
}

/**
 * jalons_cells_get_title:
 *
 * Returns: the name of a column as the file writes it
 */
const char *
jalons_cells_get_title (const JalonsCells *self,
                        unsigned column)
{
  return g_ptr_array_index (self->titles, column);
}

unsigned
jalons_cells_get_n_rows (const JalonsCells *self)
{
  return self->rows->len;
}

/**
 * jalons_cells_get_line:
 *
 * Returns: the line of the file on which a row begins, from 1
 */
int
jalons_cells_get_line (const JalonsCells *self,
                       unsigned row)
{
  return g_array_index (self->rows, Row, row).line;
}

/**
 * jalons_cells_get_cell:
 * @column: what jalons_cells_find_column() gave
 *
 * Returns: the cell, "" when the row is shorter or there is no such column
 */
const char *
jalons_cells_get_cell (const JalonsCells *self,
                       unsigned row,
                       int column)
{
  return column < 0 ? "" : cell_of (self, &g_array_index (self->rows, Row, row), (guint) column);
}
