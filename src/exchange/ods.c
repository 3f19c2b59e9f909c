/* Sheets: one for each table, with its title, heads, rows, sums and how each figure is made.
 * Invariant: a formula refers to cells of its own sheet alone, and the value beside it is what it gives.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/ods-private.h"
#include "exchange/table-write.h"
#include "exchange/zip-write.h"

/* What spreadsheets allow. */
#define MAX_NAME 31

typedef struct
{
  const JalonsBilanTable *table;
  GString *out;
  unsigned first_row;    /* of the rows, from 1, as formulas call it */
  unsigned first_column; /* of the figures, from 0 */
} Sheet;

/* Where things stand */

static gboolean
has_groups (const JalonsBilanTable *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    if (*jalons_bilan_table_row (table, i)->group != '\0')
      return TRUE;
  return FALSE;
}

/* The title, the note if there is one, the heads. */
static unsigned
count_heads (const JalonsBilanTable *table)
{
  return *table->note != '\0' ? 3 : 2;
}

/* "C7" of column 2 and row 7. */
static void
append_reference (const Sheet *sheet,
                  GString *out,
                  unsigned row,
                  unsigned column)
{
  unsigned number = column + sheet->first_column;

  g_string_append_c (out, '.');
  if (number >= 26)
    g_string_append_c (out, (char) ('A' + number / 26 - 1));
  g_string_append_printf (out, "%c%u", 'A' + number % 26, row + sheet->first_row);
}

/* Cells */

static void
append_string (GString *out,
               const char *style,
               const char *text)
{
  g_string_append_printf (out, "<table:table-cell table:style-name=\"ce-%s\"", style);
  if (*text == '\0')
    {
      g_string_append (out, "/>");
      return;
    }
  g_string_append (out, " office:value-type=\"string\">");
  jalons_ods_paragraphs (out, text);
  g_string_append (out, "</table:table-cell>");
}

/* Returns: (transfer full) (nullable): the formula of a cell that has one */
static char *
make_formula (const Sheet *sheet,
              unsigned row,
              unsigned column)
{
  const JalonsBilanColumn *its = jalons_bilan_table_column (sheet->table, column);
  const JalonsBilanRow *its_row = jalons_bilan_table_row (sheet->table, row);
  g_autoptr (GString) out = g_string_new ("of:=");

  if (its->formula != JALONS_FORMULA_NONE)
    {
      g_string_append (out, its->formula == JALONS_FORMULA_RATIO ? "ROUND([" : "[");
      append_reference (sheet, out, row, its->left);
      g_string_append (out, its->formula == JALONS_FORMULA_RATIO ? "]/[" : "]-[");
      append_reference (sheet, out, row, its->right);
      g_string_append (out, its->formula == JALONS_FORMULA_RATIO ? "];2)" : "]");
    }
  else if (its_row->n_rows > 0 && jalons_bilan_table_cell (sheet->table, row, column)->is_sum)
    {
      g_string_append (out, "SUM([");
      append_reference (sheet, out, its_row->first, column);
      g_string_append_c (out, ':');
      append_reference (sheet, out, its_row->first + its_row->n_rows - 1, column);
      g_string_append (out, "])");
    }
  else
    return NULL;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
append_value (GString *out,
              const JalonsBilanCell *cell)
{
  int minutes = ABS (cell->number);

  if (cell->kind == JALONS_CELL_MINUTES)
    g_string_append_printf (out, " office:value-type=\"time\" office:time-value=\"%sPT%02dH%02dM00S\"",
                            cell->number < 0 ? "-" : "", minutes / 60, minutes % 60);
  else if (cell->kind == JALONS_CELL_PERCENT)
    g_string_append_printf (out, " office:value-type=\"percentage\" office:value=\"%s%d.%02d\"", cell->number < 0 ? "-" : "",
                            minutes / 100, minutes % 100);
  else
    g_string_append_printf (out, " office:value-type=\"float\" office:value=\"%d\"", cell->number);
}

/* As the styles of dates show it: "13/10/2026", "13/10/2026 10:00". */
static char *
format_date (JalonsSlot slot)
{
  int year, month, day;

  jalons_day_split (slot.day, &year, &month, &day);
  if (slot.start < 0)
    return g_strdup_printf ("%02d/%02d/%04d", day, month, year);
  return g_strdup_printf ("%02d/%02d/%04d %02d:%02d", day, month, year, slot.start / 60, slot.start % 60);
}

static void
append_date (GString *out,
             const JalonsBilanCell *cell,
             gboolean is_total)
{
  g_autofree char *value = jalons_bilan_cell_to_iso (cell), *words = format_date (cell->slot);

  g_string_append_printf (out, "<table:table-cell table:style-name=\"ce-%s%s\" office:value-type=\"date\"",
                          cell->slot.start < 0 ? "d" : "m", is_total ? "s" : "");
  jalons_ods_attribute (out, "office:date-value", value);
  g_string_append_c (out, '>');
  jalons_ods_paragraphs (out, words);
  g_string_append (out, "</table:table-cell>");
}

static void
append_cell (const Sheet *sheet,
             unsigned row,
             unsigned column)
{
  static const char styles[] = { 't', 't', 'h', 'n', 'p' };
  const JalonsBilanCell *cell = jalons_bilan_table_cell (sheet->table, row, column);
  gboolean is_total = jalons_bilan_table_row (sheet->table, row)->is_total;
  g_autofree char *formula = NULL, *words = NULL;
  const char style[] = { styles[cell->kind], is_total ? 's' : '\0', '\0' };

  if (jalons_bilan_cell_is_date (cell))
    {
      append_date (sheet->out, cell, is_total);
      return;
    }
  if (cell->kind == JALONS_CELL_TEXT || cell->kind == JALONS_CELL_EMPTY)
    {
      append_string (sheet->out, style, cell->text);
      return;
    }
  formula = make_formula (sheet, row, column);
  words = jalons_bilan_cell_format (cell);
  g_string_append_printf (sheet->out, "<table:table-cell table:style-name=\"ce-%s\"", style);
  if (formula != NULL)
    jalons_ods_attribute (sheet->out, "table:formula", formula);
  append_value (sheet->out, cell);
  g_string_append_c (sheet->out, '>');
  jalons_ods_paragraphs (sheet->out, words);
  g_string_append (sheet->out, "</table:table-cell>");
}

/* Rows */

static void
open_row (GString *out)
{
  g_string_append (out, "<table:table-row table:style-name=\"ro-row\">");
}

static void
close_row (GString *out)
{
  g_string_append (out, "</table:table-row>\n");
}

static void
append_line (GString *out,
             const char *style,
             const char *text)
{
  open_row (out);
  append_string (out, style, text);
  close_row (out);
}

static void
append_heads (const Sheet *sheet)
{
  g_string_append (sheet->out, "<table:table-header-rows>");
  open_row (sheet->out);
  if (sheet->first_column > 1)
    append_string (sheet->out, "head", "");
  append_string (sheet->out, "head", sheet->table->stub);
  for (guint i = 0; i < sheet->table->columns->len; i++)
    {
      const JalonsBilanColumn *column = jalons_bilan_table_column (sheet->table, i);

      append_string (sheet->out, column->kind == JALONS_CELL_TEXT ? "head" : "figure", column->label);
    }
  close_row (sheet->out);
  g_string_append (sheet->out, "</table:table-header-rows>\n");
}

static void
append_row (const Sheet *sheet,
            unsigned row)
{
  const JalonsBilanRow *its = jalons_bilan_table_row (sheet->table, row);
  const char *style = its->is_total ? "ts" : "t";

  open_row (sheet->out);
  if (sheet->first_column > 1)
    append_string (sheet->out, style, its->group);
  append_string (sheet->out, style, its->label);
  for (guint i = 0; i < sheet->table->columns->len; i++)
    append_cell (sheet, row, i);
  close_row (sheet->out);
}

static void
append_how (const Sheet *sheet)
{
  for (guint i = 0; i < sheet->table->columns->len; i++)
    {
      const JalonsBilanColumn *column = jalons_bilan_table_column (sheet->table, i);
      /* Translators: the head of a column, and how its figures are computed. */
      g_autofree char *line = g_strdup_printf (_ ("%1$s: %2$s"), column->label, column->how);

      if (*column->how != '\0')
        append_line (sheet->out, "how", line);
    }
}

static void
append_columns (const Sheet *sheet)
{
  if (sheet->first_column > 1)
    g_string_append (sheet->out, "<table:table-column table:style-name=\"co-words\"/>");
  g_string_append (sheet->out, "<table:table-column table:style-name=\"co-label\"/>");
  for (guint i = 0; i < sheet->table->columns->len; i++)
    g_string_append_printf (sheet->out, "<table:table-column table:style-name=\"co-%s\"/>",
                            jalons_bilan_table_column (sheet->table, i)->kind == JALONS_CELL_TEXT ? "words" : "figure");
  g_string_append_c (sheet->out, '\n');
}

static void
append_sheet (GString *out,
              const JalonsBilanTable *table,
              const char *name)
{
  const Sheet sheet = { table, out, count_heads (table) + 1, has_groups (table) ? 2 : 1 };

  g_string_append (out, "<table:table table:style-name=\"ta-sheet\"");
  jalons_ods_attribute (out, "table:name", name);
  g_string_append (out, ">\n");
  append_columns (&sheet);
  append_line (out, "title", table->title);
  if (*table->note != '\0')
    append_line (out, "how", table->note);
  append_heads (&sheet);
  for (guint i = 0; i < table->rows->len; i++)
    append_row (&sheet, i);
  append_how (&sheet);
  g_string_append (out, "</table:table>\n");
}

/* Names */

static char *
clean_name (const char *title)
{
  g_autoptr (GString) name = g_string_new (NULL);
  unsigned n = 0;

  for (const char *p = title; *p != '\0' && n < MAX_NAME - 3; p = g_utf8_next_char (p), n++)
    g_string_append_unichar (name, strchr ("[]*?:/\\'\n", *p) != NULL ? ' ' : g_utf8_get_char (p));
  g_strstrip (name->str);
  return g_strdup (*name->str != '\0' ? name->str : "1");
}

/* No two alike, whatever their case. */
static GStrv
name_sheets (const GPtrArray *tables)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < tables->len; i++)
    {
      g_autofree char *clean = clean_name (((const JalonsBilanTable *) tables->pdata[i])->title), *name = g_strdup (clean);

      for (unsigned n = 2; !g_hash_table_add (taken, g_utf8_casefold (name, -1)); n++)
        {
          g_free (name);
          name = g_strdup_printf ("%s %u", clean, n);
        }
      g_strv_builder_add (builder, name);
    }
  return g_strv_builder_end (builder);
}

/* The file */

static char *
make_content (const GPtrArray *tables,
              char *const *names)
{
  GString *out = g_string_new (
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\""
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
    " xmlns:of=\"urn:oasis:names:tc:opendocument:xmlns:of:1.2\" office:version=\"1.3\">\n");

  g_string_append (out, jalons_ods_automatic);
  g_string_append (out, "<office:body><office:spreadsheet>\n");
  for (guint i = 0; i < tables->len; i++)
    append_sheet (out, tables->pdata[i], names[i]);
  g_string_append (out, "</office:spreadsheet></office:body>\n</office:document-content>\n");
  return g_string_free (out, FALSE);
}

static void
add_part (JalonsZipWriter *zip,
          const char *name,
          char *text,
          gboolean pack)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  jalons_zip_writer_add (zip, name, bytes, pack);
}

/**
 * jalons_ods_write:
 * @title: of the document
 * @tables: (element-type JalonsBilanTable): a sheet each
 *
 * Returns: (transfer full): an OpenDocument spreadsheet; the same tables give the same bytes
 */
GBytes *
jalons_ods_write (const char *title,
                  const GPtrArray *tables)
{
  g_autoptr (JalonsZipWriter) zip = jalons_zip_writer_new ();
  g_auto (GStrv) names = name_sheets (tables);
  g_autofree unsigned *frozen = g_new0 (unsigned, tables->len + 1);

  for (guint i = 0; i < tables->len; i++)
    frozen[i] = count_heads (tables->pdata[i]);
  add_part (zip, "mimetype", g_strdup (JALONS_ODS_TYPE), FALSE);
  add_part (zip, "content.xml", make_content (tables, names), TRUE);
  add_part (zip, "styles.xml", jalons_ods_styles (), TRUE);
  add_part (zip, "settings.xml", jalons_ods_settings (names, frozen), TRUE);
  add_part (zip, "meta.xml", jalons_ods_meta (title), TRUE);
  add_part (zip, "META-INF/manifest.xml", g_strdup (jalons_ods_manifest), TRUE);
  return jalons_zip_writer_finish (zip);
}

/* CSV */

static void
append_csv (GString *out,
            const char *text,
            gboolean first)
{
  g_autofree char *cell = jalons_csv_cell (text);

  g_string_append_printf (out, "%s%s", first ? "" : ";", cell);
}

/* As any spreadsheet takes it for one, whatever its language. */
static char *
csv_date (const JalonsBilanCell *cell)
{
  g_autofree char *iso = jalons_bilan_cell_to_iso (cell);

  return g_strdelimit (g_steal_pointer (&iso), "T", ' ');
}

/* A number without a unit, so that a spreadsheet takes it for one: hours as 36:00, percents as 87 %. */
static char *
csv_value (const JalonsBilanCell *cell)
{
  int minutes = ABS (cell->number);

  switch (cell->kind)
    {
    case JALONS_CELL_MINUTES:
      return g_strdup_printf ("%s%d:%02d", cell->number < 0 ? "-" : "", minutes / 60, minutes % 60);
    case JALONS_CELL_COUNT:
      return g_strdup_printf ("%d", cell->number);
    case JALONS_CELL_PERCENT:
      return g_strdup_printf ("%d %%", cell->number);
    case JALONS_CELL_EMPTY:
    case JALONS_CELL_TEXT:
    default:
      return jalons_bilan_cell_is_date (cell) ? csv_date (cell) : g_strdup (cell->text);
    }
}

static void
append_csv_value (GString *out,
                  const JalonsBilanCell *cell)
{
  g_autofree char *value = csv_value (cell);

  /* A negative number is none of the texts that begin like a formula. */
  if (cell->kind == JALONS_CELL_TEXT)
    append_csv (out, value, FALSE);
  else
    g_string_append_printf (out, ";%s", value);
}

static void
append_csv_table (GString *out,
                  const JalonsBilanTable *table)
{
  append_csv (out, table->title, TRUE);
  g_string_append (out, "\r\n");
  append_csv (out, "", TRUE);
  append_csv (out, table->stub, FALSE);
  for (guint i = 0; i < table->columns->len; i++)
    append_csv (out, jalons_bilan_table_column (table, i)->label, FALSE);
  g_string_append (out, "\r\n");
  for (guint i = 0; i < table->rows->len; i++)
    {
      append_csv (out, jalons_bilan_table_row (table, i)->group, TRUE);
      append_csv (out, jalons_bilan_table_row (table, i)->label, FALSE);
      for (guint column = 0; column < table->columns->len; column++)
        append_csv_value (out, jalons_bilan_table_cell (table, i, column));
      g_string_append (out, "\r\n");
    }
  g_string_append (out, "\r\n");
}

/**
 * jalons_tables_to_csv:
 * @tables: (element-type JalonsBilanTable): one below the other
 *
 * Returns: (transfer full): UTF-8 with a byte order mark, semicolons and CRLF, as spreadsheets in French want it; dates as
 *   2026-10-13 or 2026-10-13 10:00:00; no text in it is a formula
 */
GBytes *
jalons_tables_to_csv (const GPtrArray *tables)
{
  GString *out = g_string_new ("\xef\xbb\xbf");

  for (guint i = 0; i < tables->len; i++)
    append_csv_table (out, tables->pdata[i]);
  return g_string_free_to_bytes (out);
}
