/* Reading tables and looking at what would be written of them.
 * Invariant: what an import writes is applied to a dataset as the store would.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tables.h"

#include <string.h>

JalonsSourceFile *
tables_file (const char *name,
             const char *text)
{
  g_autoptr (GBytes) bytes = bytes_of (text);

  return jalons_source_file_new (name, bytes);
}

JalonsTable *
tables_read (const char *text)
{
  g_autoptr (JalonsSourceFile) file = tables_file ("table.csv", text);
  g_autoptr (GError) error = NULL;
  JalonsTable *table = jalons_table_read (file, JALONS_TABLE_NONE, &error);

  g_assert_no_error (error);
  return table;
}

JalonsImport *
tables_import (const char *text,
               JalonsDataset *dataset)
{
  g_autoptr (JalonsTable) table = tables_read (text);

  return jalons_import_new_table (table, dataset, TABLES_TODAY);
}

void
tables_write (JalonsImport *import,
              JalonsDataset *dataset)
{
  g_assert_cmpstr (jalons_import_get_blocked (import), ==, NULL);
  apply_import (dataset, import);
}

/* "created Marie Dupont: boulangère | …" for each line of the preview. */
char *
tables_preview (JalonsImport *import)
{
  static const char *const outcomes[] = { "created", "changed", "unchanged", "gone", "withdrawn", "refused", "read" };
  GPtrArray *lines = jalons_import_get_lines (import);
  GString *out = g_string_new (NULL);

  for (unsigned i = 0; i < lines->len; i++)
    {
      const JalonsImportLine *line = lines->pdata[i];
      g_autofree char *details = g_strjoinv (" | ", line->details);

      g_string_append_printf (out, "%s %s: %s%s%s\n", outcomes[line->outcome], line->name, line->text,
                              *details ? " | " : "", details);
    }
  return g_string_free (out, FALSE);
}

void
tables_assert_preview (JalonsImport *import,
                       const char *expected)
{
  g_autofree char *text = tables_preview (import);

  g_assert_cmpstr (text, ==, expected);
}

void
tables_assert_warned (JalonsImport *import,
                      const char *words)
{
  GPtrArray *warnings = jalons_import_get_warnings (import);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < warnings->len; i++)
    g_string_append_printf (all, "%s\n", (const char *) warnings->pdata[i]);
  g_test_message ("%s", all->str);
  g_assert_nonnull (strstr (all->str, words));
}

const JalonsImportQuestion *
tables_find_question (JalonsImport *import,
                      const char *key)
{
  GPtrArray *questions = jalons_import_get_questions (import);

  for (guint i = 0; i < questions->len; i++)
    if (g_str_equal (((const JalonsImportQuestion *) questions->pdata[i])->key, key))
      return questions->pdata[i];
  return NULL;
}

unsigned
tables_count_asked (JalonsImport *import,
                    JalonsImportAsk ask)
{
  GPtrArray *questions = jalons_import_get_questions (import);
  unsigned n = 0;

  for (guint i = 0; i < questions->len; i++)
    n += ((const JalonsImportQuestion *) questions->pdata[i])->ask == ask;
  return n;
}

JalonsRecord *
tables_only_record (JalonsDataset *dataset,
                    JalonsEntityId entity)
{
  GListModel *list = jalons_dataset_get_list (dataset, entity);
  g_autoptr (JalonsRecord) record = g_list_model_get_item (list, 0); /* the list keeps it */

  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  return record;
}
