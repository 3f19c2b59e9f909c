/* By chance: the spreadsheet of a bilan has the figures that a naive sum over all records says, and so have its formulas.
 * Invariant: a cell is found by its place in content.xml, under heads and labels that are those of the table.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <libxml/parser.h>
#include <math.h>
#include <string.h>

#include "bilan-years.h"
#include "exchange/ods.h"
#include "exchange/zip.h"
#include "naive-bilan.h"
#include "told-figures.h"

#define N_YEARS 1000

/* One sheet as it was read: a value for each place, "" where there is none. */
typedef struct
{
  GPtrArray *rows; /* of GPtrArray of xmlNode */
} Sheet;

/* ---- XML ---- */

static gboolean
want_content (const char *name,
              const char *head,
              gsize length,
              gpointer data)
{
  return g_str_equal (name, "content.xml");
}

static xmlDocPtr
read_content (GBytes *ods)
{
  g_autoptr (GPtrArray) entries = jalons_zip_read (ods, want_content, NULL, NULL);
  const JalonsZipEntry *entry = g_ptr_array_index (entries, 0);

  return xmlReadMemory (g_bytes_get_data (entry->bytes, NULL), (int) g_bytes_get_size (entry->bytes), "content.xml", NULL,
                        XML_PARSE_NONET);
}

static gboolean
is_named (const xmlNode *node,
          const char *name)
{
  return node->type == XML_ELEMENT_NODE && g_str_equal (node->name, name);
}

static char *
attribute (xmlNode *node,
           const char *name)
{
  xmlChar *value = xmlGetProp (node, BAD_CAST name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

/* Every element of that name below @node, in the order of the document. */
static void
collect (xmlNode *node,
         const char *name,
         GPtrArray *found)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (is_named (child, name))
        g_ptr_array_add (found, child);
      collect (child, name, found);
    }
}

static GPtrArray *
find_all (xmlNode *node,
          const char *name)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (node, name, found);
  return found;
}

static Sheet
read_sheet (xmlNode *table)
{
  g_autoptr (GPtrArray) rows = find_all (table, "table-row");
  Sheet sheet = { g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref) };

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (sheet.rows, find_all (rows->pdata[i], "table-cell"));
  return sheet;
}

static xmlNode *
cell_at (const Sheet *sheet,
         unsigned row,
         unsigned column)
{
  GPtrArray *cells = sheet->rows->pdata[row];

  g_assert_cmpuint (column, <, cells->len);
  return cells->pdata[column];
}

static void
assert_words (xmlNode *cell,
              const char *words)
{
  g_autoptr (GPtrArray) lines = find_all (cell, "p");
  xmlChar *text = lines->len > 0 ? xmlNodeGetContent (lines->pdata[0]) : NULL;

  g_assert_cmpstr (text != NULL ? (const char *) text : "", ==, words);
  xmlFree (text);
}

/* ---- Values: minutes, numbers, percents ---- */

static int
read_time (const char *text)
{
  int sign = *text == '-' ? -1 : 1, hours = 0, minutes = 0, end = 0;

  g_assert_cmpint (sscanf (text + (sign < 0), "PT%dH%dM00S%n", &hours, &minutes, &end), ==, 2);
  g_assert_cmpint ((int) strlen (text + (sign < 0)), ==, end);
  return sign * (hours * 60 + minutes);
}

static gboolean
read_value (xmlNode *cell,
            int *number)
{
  g_autofree char *kind = attribute (cell, "value-type"), *time = attribute (cell, "time-value");
  g_autofree char *value = attribute (cell, "value");

  if (kind == NULL || g_str_equal (kind, "string") || g_str_equal (kind, "date"))
    return FALSE;
  if (g_str_equal (kind, "time"))
    *number = read_time (time);
  else
    *number = (int) lround (g_ascii_strtod (value, NULL) * (g_str_equal (kind, "percentage") ? 100 : 1));
  return TRUE;
}

/* ---- Formulas ---- */

/* The value at ".D12", and where that address ends; what holds no number is none. */
static int
follow (const Sheet *sheet,
        const char **address,
        int *row,
        int *column)
{
  int length = 0, number = 0;
  char letter;

  g_assert_cmpint (sscanf (*address, ".%c%d%n", &letter, row, &length), ==, 2);
  *address += length;
  *row -= 1;
  *column = letter - 'A';
  read_value (cell_at (sheet, (unsigned) *row, (unsigned) *column), &number);
  return number;
}

static int
sum (const Sheet *sheet,
     const char *range)
{
  int first, last, column, total = 0, number;

  follow (sheet, &range, &first, &column);
  g_assert_cmpint (*range, ==, ':');
  range++;
  follow (sheet, &range, &last, &column);
  g_assert_cmpstr (range, ==, "])");
  for (int row = first; row <= last; row++)
    if (read_value (cell_at (sheet, (unsigned) row, (unsigned) column), &number))
      total += number;
  return total;
}

/* What a spreadsheet makes of it: a percent is of a hundred parts. */
static int
work_out (const Sheet *sheet,
          const char *formula)
{
  gboolean is_ratio = g_str_has_prefix (formula, "of:=ROUND([");
  const char *p = formula + strlen (is_ratio ? "of:=ROUND([" : "of:=[");
  int row, column, left, right;

  if (g_str_has_prefix (formula, "of:=SUM(["))
    return sum (sheet, formula + strlen ("of:=SUM(["));
  left = follow (sheet, &p, &row, &column);
  g_assert_true (g_str_has_prefix (p, is_ratio ? "]/[" : "]-["));
  p += 3;
  right = follow (sheet, &p, &row, &column);
  g_assert_cmpstr (p, ==, is_ratio ? "];2)" : "]");
  return is_ratio ? (int) floor (left * 100.0 / right + 0.5) : left - right;
}

/* ---- The tables ---- */

static gboolean
has_groups (const JalonsBilanTable *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    if (*jalons_bilan_table_row (table, i)->group != '\0')
      return TRUE;
  return FALSE;
}

static void
read_cell (const Sheet *sheet,
           GHashTable *told,
           const JalonsBilanTable *table,
           unsigned row,
           unsigned column,
           xmlNode *cell)
{
  g_autofree char *formula = attribute (cell, "formula");
  int number;

  if (!read_value (cell, &number))
    return;
  if (formula != NULL)
    g_assert_cmpint (work_out (sheet, formula), ==, number);
  told_add (told, table, row, column, number);
}

/* The title, perhaps a note, the heads, then the rows. */
static void
read_table (xmlNode *node,
            const JalonsBilanTable *table,
            GHashTable *told)
{
  Sheet sheet = read_sheet (node);
  unsigned heads = *table->note != '\0' ? 2 : 1, first = has_groups (table) ? 2 : 1;

  assert_words (cell_at (&sheet, 0, 0), table->title);
  for (unsigned column = 0; column < table->columns->len; column++)
    assert_words (cell_at (&sheet, heads, first + column), jalons_bilan_table_column (table, column)->label);
  for (unsigned row = 0; row < table->rows->len; row++)
    {
      assert_words (cell_at (&sheet, heads + 1 + row, first - 1), jalons_bilan_table_row (table, row)->label);
      for (unsigned column = 0; column < table->columns->len; column++)
        read_cell (&sheet, told, table, row, column, cell_at (&sheet, heads + 1 + row, first + column));
    }
  g_ptr_array_unref (sheet.rows);
}

static void
tell (Fixture *fixture,
      const char *uai,
      int i)
{
  JalonsSchool *school = uai != NULL ? jalons_dataset_find_school (fixture->dataset, uai) : NULL;
  g_autoptr (JalonsBilan) bilan = jalons_bilan_new (fixture->dataset, 2026, school);
  g_autoptr (GHashTable) naive = naive_bilan (fixture->dataset, 2026, uai), told = bilan_figures_new ();
  g_autoptr (GBytes) ods = jalons_ods_write ("Bilan", jalons_bilan_tables (bilan));
  xmlDocPtr content = read_content (ods);
  g_autoptr (GPtrArray) sheets = find_all (xmlDocGetRootElement (content), "table");

  g_assert_cmpuint (sheets->len, ==, jalons_bilan_tables (bilan)->len);
  for (guint table = 0; table < sheets->len; table++)
    read_table (sheets->pdata[table], jalons_bilan_tables (bilan)->pdata[table], told);
  bilan_figures_assert_equal (told, naive);
  xmlFreeDoc (content);
}

static void
test_years (void)
{
  bilan_years_each (N_YEARS, tell);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ods-figures/a-thousand-years", test_years);
  return g_test_run ();
}
