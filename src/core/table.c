/* The records of one entity as a list model.
 * Invariant: the positions are right before items-changed is emitted.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/table.h"

struct _JalonsTable
{
  GObject parent_instance;
  GPtrArray *records;
  GHashTable *positions; /* id (borrowed from the record) → position + 1 */
};

static GType
jalons_table_get_item_type (GListModel *list)
{
  return JALONS_TYPE_RECORD;
}

static guint
jalons_table_get_n_items (GListModel *list)
{
  return JALONS_TABLE (list)->records->len;
}

static gpointer
jalons_table_get_item (GListModel *list,
                       guint position)
{
  JalonsTable *self = JALONS_TABLE (list);

  return position < self->records->len ? g_object_ref (g_ptr_array_index (self->records, position)) : NULL;
}

static void
jalons_table_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = jalons_table_get_item_type;
  interface->get_n_items = jalons_table_get_n_items;
  interface->get_item = jalons_table_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (JalonsTable, jalons_table, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, jalons_table_list_model_init))

static void
jalons_table_finalize (GObject *object)
{
  JalonsTable *self = JALONS_TABLE (object);

  g_hash_table_unref (self->positions);
  g_ptr_array_unref (self->records);

  G_OBJECT_CLASS (jalons_table_parent_class)->finalize (object);
}

static void
jalons_table_class_init (JalonsTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalons_table_finalize;
}

static void
jalons_table_init (JalonsTable *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->positions = g_hash_table_new (g_str_hash, g_str_equal);
}

JalonsRecord *
jalons_table_lookup (JalonsTable *table,
                     const char *id,
                     guint *position)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (table->positions, id));

  if (found == 0)
    return NULL;
  if (position != NULL)
    *position = found - 1;
  return g_ptr_array_index (table->records, found - 1);
}

static void
place (JalonsTable *table,
       guint position)
{
  JalonsRecord *record = g_ptr_array_index (table->records, position);

  g_hash_table_replace (table->positions, (gpointer) jalons_record_get_id (record), GUINT_TO_POINTER (position + 1));
}

void
jalons_table_remove (JalonsTable *table,
                     guint position)
{
  JalonsRecord *record = g_ptr_array_index (table->records, position);

  g_hash_table_remove (table->positions, jalons_record_get_id (record));
  g_ptr_array_remove_index (table->records, position);
  for (guint i = position; i < table->records->len; i++)
    place (table, i);
  g_list_model_items_changed (G_LIST_MODEL (table), position, 1, 0);
}

void
jalons_table_replace (JalonsTable *table,
                      guint position,
                      JalonsRecord *record)
{
  g_autoptr (JalonsRecord) old = g_ptr_array_index (table->records, position);

  table->records->pdata[position] = g_object_ref (record);
  place (table, position);
  g_list_model_items_changed (G_LIST_MODEL (table), position, 1, 1);
}

void
jalons_table_append (JalonsTable *table,
                     JalonsRecord *record)
{
  g_ptr_array_add (table->records, g_object_ref (record));
  place (table, table->records->len - 1);
  g_list_model_items_changed (G_LIST_MODEL (table), table->records->len - 1, 0, 1);
}

/* Borrowed, and only until the table next changes. */
JalonsRecord *const *
jalons_table_records (JalonsTable *table,
                      guint *n_records)
{
  *n_records = table->records->len;
  return (JalonsRecord *const *) table->records->pdata;
}
