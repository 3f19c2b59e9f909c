/* The catalogue as tables for spreadsheets.
 * Invariant: the titles are those of data/reference/columns.ini, so that a table is read again as it was written; the
 * gender of a person is told as a sum only and stands in no table.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/table-write.h"

#include <string.h>

#include "core/words/field-words.h"
#include "core/words/labels.h"
#include "core/words/text.h"
#include "exchange/columns.h"

/* What a spreadsheet runs when a cell begins with it (OWASP, CSV Injection). */
#define FORMULA_MARKS "=+-@\t\r"

/**
 * jalons_csv_cell:
 *
 * Returns: (transfer full): @text as a cell: in quotes where it must be, and with an apostrophe before what a spreadsheet
 *   would take for a formula
 */
char *
jalons_csv_cell (const char *text)
{
  gboolean quoted = strpbrk (text, ";,\"\r\n\t") != NULL;
  g_autoptr (GString) cell = g_string_new (text);

  if (*text != '\0' && strchr (FORMULA_MARKS, *text) != NULL)
    g_string_prepend_c (cell, '\'');
  if (quoted)
    {
      g_string_replace (cell, "\"", "\"\"", 0);
      g_string_prepend_c (cell, '"');
      g_string_append_c (cell, '"');
    }
  return g_string_free (g_steal_pointer (&cell), FALSE);
}

/* A column: what stands over it, and the field below. */
typedef struct
{
  const char *title;
  JalonsFieldId field;
} Column;

static void
add_column (GArray *columns,
            const char *title,
            JalonsFieldId field)
{
  const Column column = { title, field };

  g_array_append_val (columns, column);
}

static void
add_mapped (GArray *columns,
            JalonsTableKind kind)
{
  gsize n_fields;
  const JalonsColumnField *fields = jalons_columns_list (kind, &n_fields);

  if (kind == JALONS_TABLE_AMBASSADORS)
    add_column (columns, jalons_column_title (kind, jalons_column_find (kind, "name")), JALONS_AMBASSADOR_NAME);
  for (gsize i = 0; i < n_fields; i++)
    if (fields[i].field != 0 && fields[i].field != JALONS_AMBASSADOR_GENDER)
      add_column (columns, jalons_column_title (kind, &fields[i]), fields[i].field);
}

/* The file itself is none of a table. */
static void
add_all (GArray *columns,
         const JalonsEntity *entity)
{
  for (unsigned i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].id != JALONS_DOCUMENT_FILE)
      add_column (columns, jalons_field_label (entity->fields[i].id), entity->fields[i].id);
}

static GArray *
list_columns (JalonsEntityId entity)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (Column));

  if (entity == JALONS_ENTITY_AMBASSADOR)
    add_mapped (columns, JALONS_TABLE_AMBASSADORS);
  else if (entity == JALONS_ENTITY_OFFER)
    add_mapped (columns, JALONS_TABLE_OFFERS);
  else
    add_all (columns, jalons_model_entity (entity));
  return columns;
}

static const char *
find_label (const GArray *choices,
            const char *code)
{
  for (guint i = 0; choices != NULL && i < choices->len; i++)
    if (g_str_equal (g_array_index (choices, JalonsChoice, i).code, code))
      return g_array_index (choices, JalonsChoice, i).label;
  return code;
}

/* "2026-10-13 14:00": how long it lasts has a column of its own. */
static char *
slot_words (const char *stored)
{
  JalonsSlot slot;
  g_autofree char *day = NULL;

  if (!jalons_slot_parse (stored, &slot) || slot.day == JALONS_NO_DAY)
    return g_strdup (stored);
  day = jalons_day_to_string (slot.day);
  return slot.start >= 0 ? g_strdup_printf ("%s %02d:%02d", day, slot.start / 60, slot.start % 60) : g_steal_pointer (&day);
}

static char *
list_words (JalonsDataset *dataset,
            const JalonsRecord *record,
            JalonsFieldId field)
{
  const char *const *items = jalons_record_get_list (record, field);
  /* Schools keep their UAI: two may have one name. */
  g_autoptr (GArray) choices = field != JALONS_AMBASSADOR_SCHOOLS ? jalons_field_choices (dataset, field) : NULL;
  GString *words = g_string_new (NULL);

  for (unsigned i = 0; items[i] != NULL; i++)
    {
      g_autofree char *slot = field == JALONS_OFFER_OCCURRENCES ? slot_words (items[i]) : NULL;

      g_string_append_printf (words, "%s%s", i > 0 ? " | " : "", slot ? slot : find_label (choices, items[i]));
    }
  return g_string_free (words, FALSE);
}

static char *
cell_words (JalonsDataset *dataset,
            const JalonsRecord *record,
            JalonsFieldId id)
{
  const JalonsField *field = jalons_model_field (id);

  if (field->kind == JALONS_KIND_LIST)
    return list_words (dataset, record, id);
  if (field->kind == JALONS_KIND_DATE)
    return jalons_record_to_stored (record, id);
  if (id == JALONS_OFFER_PLACES_IN && jalons_offer_places (record) == JALONS_UNSET)
    return g_strdup ("");
  if (jalons_field_is_unsaid (record, id))
    return g_strdup ("");
  return jalons_field_words (dataset, record, id);
}

static void
append_row (GString *text,
            JalonsDataset *dataset,
            const JalonsRecord *record,
            const GArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = &g_array_index (columns, Column, i);
      g_autofree char *words = record ? cell_words (dataset, record, column->field) : g_strdup (column->title);
      g_autofree char *cell = jalons_csv_cell (words);

      g_string_append_printf (text, "%s%s", i > 0 ? ";" : "", cell);
    }
  g_string_append (text, "\r\n");
}

static int
compare_records (gconstpointer a,
                 gconstpointer b)
{
  const JalonsRecord *first = *(JalonsRecord *const *) a, *second = *(JalonsRecord *const *) b;

  return strcmp (jalons_record_get_id (first), jalons_record_get_id (second));
}

/* In an order that does not depend on how they came into the data. */
static GPtrArray *
list_records (JalonsDataset *dataset,
              JalonsEntityId entity)
{
  GListModel *list = jalons_dataset_get_list (dataset, entity);
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsRecord) record = g_list_model_get_item (list, i);

      if (entity != JALONS_ENTITY_AMBASSADOR || jalons_ambassador_forgotten_day (record) == JALONS_NO_DAY)
        g_ptr_array_add (records, g_steal_pointer (&record));
    }
  g_ptr_array_sort (records, compare_records);
  return records;
}

/**
 * jalons_table_export:
 * @entity: offers, ambassadors or documents
 *
 * Returns: (transfer full): a CSV in UTF-8 with its mark, separated by ";", as spreadsheets in French open it at once
 */
GBytes *
jalons_table_export (JalonsDataset *dataset,
                     JalonsEntityId entity)
{
  g_autoptr (GArray) columns = list_columns (entity);
  g_autoptr (GPtrArray) records = list_records (dataset, entity);
  g_autoptr (GString) text = g_string_new ("\xef\xbb\xbf");

  append_row (text, dataset, NULL, columns);
  for (guint i = 0; i < records->len; i++)
    append_row (text, dataset, records->pdata[i], columns);
  return g_string_free_to_bytes (g_steal_pointer (&text));
}
