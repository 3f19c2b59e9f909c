/* Tables as ODS and CSV: strings that stay strings, types, formulas, and bytes that are always the same.
 * Invariant: the XML is read back with libxml2, not looked at as text.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

#include "core/bilan/bilan-private.h"
#include "exchange/demo.h"
#include "exchange/ods.h"
#include "exchange/zip.h"

static const char *const nasty[] = {
  "=SUM(A1:A2)",
  "+33 6",
  "-1",
  "@cmd",
  "a\nb",
  "  two  spaces  ",
  "<b>&\"'",
  "œ ’ « » \xf0\x9f\x8e\x93",
  "\x01\x0b end",
  "",
};

static JalonsBilanTable *
make_table (const char *title)
{
  JalonsBilanTable *table = jalons_bilan_table_new ("test", title, "Row", JALONS_THEME_HOURS);
  const JalonsDay day = jalons_day_new (2026, 10, 13);
  const JalonsSlot dates[] = {
    { day, JALONS_SLOT_NO_TIME, 55 },
    { day, 9 * 60 + 5, 55 },
    { day - 1, JALONS_SLOT_WEEK, 55 },
    jalons_slot_undated (55),
  };
  unsigned held, owed;

  jalons_bilan_add_column (table, "words", JALONS_CELL_TEXT, "Words", "");
  owed = jalons_bilan_add_column (table, "owed", JALONS_CELL_MINUTES, "Owed", "how it is made.");
  held = jalons_bilan_add_column (table, "held", JALONS_CELL_MINUTES, "Held", "");
  jalons_bilan_add_formula (table, "rate", JALONS_FORMULA_RATIO, held, owed, "Rate", "");
  jalons_bilan_add_formula (table, "left", JALONS_FORMULA_DIFFERENCE, held, owed, "Difference", "");
  jalons_bilan_add_column (table, "n", JALONS_CELL_COUNT, "Number", "");
  jalons_bilan_add_column (table, "when", JALONS_CELL_TEXT, "When", "");
  for (unsigned i = 0; i < G_N_ELEMENTS (nasty); i++)
    {
      JalonsBilanRow *row = jalons_bilan_add_row (table, nasty[i], nasty[i]);

      jalons_bilan_set_text (row, 0, nasty[i]);
      jalons_bilan_count (row, owed, 36 * 60, NULL);
      jalons_bilan_count (row, held, (int) i * 55, NULL);
      jalons_bilan_count (row, 5, (int) i, NULL);
      jalons_bilan_set_date (row, 6, dates[i % G_N_ELEMENTS (dates)]);
    }
  jalons_bilan_add_total (table);
  jalons_bilan_finish (table);
  return table;
}

static GPtrArray *
make_tables (void)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_bilan_table_free);

  g_ptr_array_add (tables, make_table ("Heures [dues]: 2026/2027?"));
  g_ptr_array_add (tables, make_table ("HEURES  dues   2026 2027"));
  g_ptr_array_add (tables, make_table ("A title that is far longer than what a spreadsheet allows"));
  g_ptr_array_add (tables, make_table ("A title that is far longer than what another allows"));
  return tables;
}

static gboolean
want_all (const char *name,
          const char *head,
          gsize length,
          gpointer data)
{
  return TRUE;
}

static xmlDocPtr
read_part (GBytes *ods,
           const char *name)
{
  g_autoptr (GPtrArray) entries = jalons_zip_read (ods, want_all, NULL, NULL);
  xmlDocPtr document = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      const JalonsZipEntry *entry = g_ptr_array_index (entries, i);

      if (g_str_equal (entry->name, name))
        document = xmlReadMemory (g_bytes_get_data (entry->bytes, NULL), (int) g_bytes_get_size (entry->bytes), name, NULL,
                                  XML_PARSE_NONET);
    }
  g_assert_nonnull (document);
  return document;
}

/* Returns: what an XPath gives, as a text */
static char *
ask (xmlDocPtr document,
     const char *question)
{
  xmlXPathContextPtr context = xmlXPathNewContext (document);
  xmlXPathObjectPtr answer;
  xmlChar *text;
  char *copy;

  xmlXPathRegisterNs (context, BAD_CAST "table", BAD_CAST "urn:oasis:names:tc:opendocument:xmlns:table:1.0");
  xmlXPathRegisterNs (context, BAD_CAST "office", BAD_CAST "urn:oasis:names:tc:opendocument:xmlns:office:1.0");
  xmlXPathRegisterNs (context, BAD_CAST "text", BAD_CAST "urn:oasis:names:tc:opendocument:xmlns:text:1.0");
  answer = xmlXPathEval (BAD_CAST question, context);
  text = xmlXPathCastToString (answer);
  copy = g_strdup ((const char *) text);
  xmlFree (text);
  xmlXPathFreeObject (answer);
  xmlXPathFreeContext (context);
  return copy;
}

static void
assert_answer (xmlDocPtr document,
               const char *question,
               const char *wanted)
{
  g_autofree char *answer = ask (document, question);

  g_test_message ("%s", question);
  g_assert_cmpstr (answer, ==, wanted);
}

static void
test_beginning (void)
{
  g_autoptr (GPtrArray) tables = make_tables ();
  g_autoptr (GBytes) ods = jalons_ods_write ("Test", tables), again = jalons_ods_write ("Test", tables);
  const char *bytes = g_bytes_get_data (ods, NULL);

  g_assert_true (g_bytes_equal (ods, again));
  /* Where everybody looks for it: stored, first, without an extra field. */
  g_assert_cmpmem (bytes + 30, 8, "mimetype", 8);
  g_assert_cmpmem (bytes + 38, strlen (JALONS_ODS_TYPE), JALONS_ODS_TYPE, strlen (JALONS_ODS_TYPE));
}

static void
test_cells (void)
{
  g_autoptr (GPtrArray) tables = make_tables ();
  g_autoptr (GBytes) ods = jalons_ods_write ("Test", tables);
  xmlDocPtr content = read_part (ods, "content.xml");

#define ROW(n) "//table:table[1]/table:table-row[" n "]"
  /* The title, then (after the heads, which are apart) the rows. */
  assert_answer (content, "count(//table:table)", "4");
  assert_answer (content, "count(//table:table[1]/table:table-header-rows/table:table-row)", "1");
  assert_answer (content, "string(" ROW ("2") "/table:table-cell[2])", "=SUM(A1:A2)");
  assert_answer (content, "string(" ROW ("2") "/table:table-cell[2]/@office:value-type)", "string");
  assert_answer (content, "count(" ROW ("2") "/table:table-cell[2]/@table:formula)", "0");
  assert_answer (content, "string(" ROW ("3") "/table:table-cell[2])", "+33 6");
  assert_answer (content, "string(" ROW ("4") "/table:table-cell[2]/@office:value-type)", "string");
  assert_answer (content, "count(" ROW ("6") "/table:table-cell[2]/text:p)", "2");
  assert_answer (content, "string(" ROW ("8") "/table:table-cell[2])", "<b>&\"'");
  assert_answer (content, "string(" ROW ("9") "/table:table-cell[2])", nasty[7]);
  assert_answer (content, "string(" ROW ("10") "/table:table-cell[2])", " end");
  assert_answer (content, "string(" ROW ("3") "/table:table-cell[3]/@office:time-value)", "PT36H00M00S");
  assert_answer (content, "string(" ROW ("3") "/table:table-cell[4]/@office:time-value)", "PT00H55M00S");
  assert_answer (content, "string(" ROW ("3") "/table:table-cell[5]/@office:value)", "0.03");
  assert_answer (content, "string(" ROW ("3") "/table:table-cell[5]/@table:formula)", "of:=ROUND([.D4]/[.C4];2)");
  assert_answer (content, "string(" ROW ("3") "/table:table-cell[6]/@office:time-value)", "-PT35H05M00S");
  assert_answer (content, "string(" ROW ("3") "/table:table-cell[6]/@table:formula)", "of:=[.D4]-[.C4]");
  assert_answer (content, "string(" ROW ("12") "/table:table-cell[4]/@table:formula)", "of:=SUM([.D3:.D12])");
  assert_answer (content, "string(" ROW ("12") "/table:table-cell[7]/@office:value)", "45");
  assert_answer (content, "string(" ROW ("13") ")", "Owed: how it is made.");
  xmlFreeDoc (content);
}

/* A day, a moment; a week is words, and no day is nothing. */
static void
test_dates (void)
{
  g_autoptr (GPtrArray) tables = make_tables ();
  g_autoptr (GBytes) ods = jalons_ods_write ("Test", tables);
  xmlDocPtr content = read_part (ods, "content.xml");

  assert_answer (content, "string(" ROW ("2") "/table:table-cell[8]/@office:value-type)", "date");
  assert_answer (content, "string(" ROW ("2") "/table:table-cell[8]/@office:date-value)", "2026-10-13");
  assert_answer (content, "string(" ROW ("2") "/table:table-cell[8])", "13/10/2026");
  assert_answer (content, "string(" ROW ("3") "/table:table-cell[8]/@office:date-value)", "2026-10-13T09:05:00");
  assert_answer (content, "string(" ROW ("3") "/table:table-cell[8])", "13/10/2026 09:05");
  assert_answer (content, "string(" ROW ("4") "/table:table-cell[8]/@office:value-type)", "string");
  assert_answer (content, "string(" ROW ("5") "/table:table-cell[8]/@office:value-type)", "");
  xmlFreeDoc (content);
}

/* Names are short, of letters that are allowed, and no two alike. */
static void
test_names (void)
{
  g_autoptr (GPtrArray) tables = make_tables ();
  g_autoptr (GBytes) ods = jalons_ods_write ("Test", tables);
  xmlDocPtr content = read_part (ods, "content.xml"), settings = read_part (ods, "settings.xml");

  assert_answer (content, "string(//table:table[1]/@table:name)", "Heures  dues   2026 2027");
  assert_answer (content, "string(//table:table[2]/@table:name)", "HEURES  dues   2026 2027 2");
  assert_answer (content, "count(//table:table[string-length(@table:name) > 31])", "0");
  assert_answer (content, "count(//table:table[@table:name = preceding::table:table/@table:name])", "0");
  assert_answer (settings, "count(//*[local-name() = 'config-item'][. = '2'])", "16");
  xmlFreeDoc (content);
  xmlFreeDoc (settings);
}

static void
test_csv (void)
{
  g_autoptr (GPtrArray) tables = make_tables ();
  g_autoptr (GBytes) bytes = jalons_tables_to_csv (tables);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbfHeures"));
  g_assert_nonnull (strstr (text, "\r\n;'=SUM(A1:A2);'=SUM(A1:A2);36:00;0:00;0 %;-36:00;0;2026-10-13\r\n"));
  g_assert_nonnull (strstr (text, "\r\n;'-1;'-1;36:00;1:50;5 %;-34:10;2;week of 12 October\r\n"));
  g_assert_nonnull (strstr (text, ";36:00;0:55;3 %;-35:05;1;2026-10-13 09:05:00\r\n"));
  g_assert_nonnull (strstr (text, "\r\n;Total;;360:00;41:15;11 %;-318:45;45;\r\n"));
}

static void
test_bilan (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (GPtrArray) drafts = jalons_demo_build ();
  g_autoptr (JalonsBilan) bilan = NULL;
  g_autoptr (GBytes) ods = NULL;
  xmlDocPtr content;
  char *wanted;

  apply_drafts (dataset, drafts);
  bilan = jalons_bilan_new (dataset, JALONS_DEMO_YEAR, NULL);
  ods = jalons_ods_write ("Bilan", jalons_bilan_tables (bilan));
  content = read_part (ods, "content.xml");
  wanted = g_strdup_printf ("%u", jalons_bilan_tables (bilan)->len);
  assert_answer (content, "count(//table:table)", wanted);
  g_free (wanted);
  xmlFreeDoc (content);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/ods/beginning", test_beginning);
  g_test_add_func ("/exchange/ods/cells", test_cells);
  g_test_add_func ("/exchange/ods/dates", test_dates);
  g_test_add_func ("/exchange/ods/names", test_names);
  g_test_add_func ("/exchange/ods/csv", test_csv);
  g_test_add_func ("/exchange/ods/bilan", test_bilan);
  return g_test_run ();
}
