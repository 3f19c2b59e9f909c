/* A table in a text file: encoding, separator, quotes, rows.
 * Invariant: every cell is valid UTF-8, trimmed, without control characters but the line breaks that were quoted.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/cells.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/error.h"
#include "core/text.h"
#include "exchange/encoding.h"

/* So that the cells of the worst file take some hundred megabytes at most. */
#define MAX_ROWS    20000
#define MAX_COLUMNS 100

typedef struct
{
  int line;
  GPtrArray *cells;
} Row;

struct _JalonsCells
{
  GPtrArray *header; /* folded names of the columns */
  GPtrArray *rows;
  char separator;
};

static void
free_row (gpointer data)
{
  Row *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row);
}

void
jalons_cells_free (JalonsCells *self)
{
  g_clear_pointer (&self->header, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
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
             GString *cell,
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
      g_string_append_c (cell, *scanner->p);
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

static char *
scan_cell (Scanner *scanner,
           GError **error)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  while (*scanner->p == ' ')
    scanner->p++;
  if (*scanner->p == '"' && !scan_quoted (scanner, cell, error))
    return NULL;
  for (; !is_cell_end (scanner); scanner->p++)
    if (!g_ascii_iscntrl (*scanner->p))
      g_string_append_c (cell, *scanner->p);
  return g_strstrip (g_strdup (cell->str));
}

static Row *
scan_row (Scanner *scanner,
          GError **error)
{
  Row *row = g_new0 (Row, 1);

  row->line = scanner->line;
  row->cells = g_ptr_array_new_with_free_func (g_free);
  for (;;)
    {
      char *cell = scan_cell (scanner, error);

      if (cell == NULL)
        break;
      g_ptr_array_add (row->cells, cell);
      if (row->cells->len > MAX_COLUMNS)
        {
          g_set_error (error, JALONS_ERROR, JALONS_ERROR_LIMIT, _ ("Line %d has more than %d columns."), row->line,
                       MAX_COLUMNS);
          break;
        }
      if (*scanner->p != scanner->separator)
        {
          skip_line_end (scanner);
          return row;
        }
      scanner->p++;
    }
  free_row (row);
  return NULL;
}

static gboolean
is_blank (const Row *row)
{
  for (unsigned i = 0; i < row->cells->len; i++)
    if (*(const char *) g_ptr_array_index (row->cells, i) != '\0')
      return FALSE;
  return TRUE;
}

static gboolean
check_width (const JalonsCells *self,
             const Row *row,
             GError **error)
{
  for (unsigned i = self->header->len; i < row->cells->len; i++)
    if (*(const char *) g_ptr_array_index (row->cells, i) != '\0')
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
             Row *row)
{
  self->header = g_ptr_array_new_with_free_func (g_free);
  for (unsigned i = 0; i < row->cells->len; i++)
    g_ptr_array_add (self->header, fold_name (g_ptr_array_index (row->cells, i)));
  free_row (row);
}

static gboolean
add_row (JalonsCells *self,
         Row *row,
         GError **error)
{
  if (is_blank (row))
    {
      free_row (row);
      return TRUE;
    }
  if (self->header == NULL)
    {
      take_header (self, row);
      return TRUE;
    }
  g_ptr_array_add (self->rows, row);
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
  while (*scanner.p != '\0')
    {
      Row *row = scan_row (&scanner, error);

      if (row == NULL || !add_row (self, row, error))
        return FALSE;
    }
  return TRUE;
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
  g_autoptr (JalonsCells) self = g_new0 (JalonsCells, 1);
  gsize length;
  const char *start = g_bytes_get_data (bytes, &length);
  g_autofree char *text = decode (length ? start : "", length, error);

  self->rows = g_ptr_array_new_with_free_func (free_row);
  if (text == NULL || !scan_table (self, text, error))
    return NULL;
  if (self->header == NULL)
    self->header = g_ptr_array_new_with_free_func (g_free);
  return g_steal_pointer (&self);
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
  return ((const Row *) g_ptr_array_index (self->rows, row))->line;
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
  const GPtrArray *cells = ((const Row *) g_ptr_array_index (self->rows, row))->cells;

  return column < 0 || (unsigned) column >= cells->len ? "" : g_ptr_array_index (cells, column);
}
