/* The records of one entity as a list model.
 * Invariant: the places are right before items-changed is emitted, and at least half of them are free.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/record/record-list.h"

#include <string.h>

#include "core/record/pool.h"

#define FEWEST_PLACES 8

struct _JalonsRecordList
{
  GObject parent_instance;
  JalonsRecord **records;
  guint n_records;
  guint n_room; /* for so many */
  /* Where the record of an id is: its position + 1, at the place that the id's hash says or the next that was free; 0 is
   * free. Half of them are, and a GHashTable takes twice the room. */
  guint32 *places;
  guint n_places; /* a power of two */
  guint n_untold; /* how many were appended since items-changed was emitted */
};

static GType
jalons_record_list_get_item_type (GListModel *list)
{
  return JALONS_TYPE_RECORD;
}

static guint
jalons_record_list_get_n_items (GListModel *list)
{
  return JALONS_RECORD_LIST (list)->n_records;
}

static gpointer
jalons_record_list_get_item (GListModel *list,
                             guint position)
{
  JalonsRecordList *self = JALONS_RECORD_LIST (list);

  return position < self->n_records ? g_object_ref (self->records[position]) : NULL;
}

static void
jalons_record_list_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = jalons_record_list_get_item_type;
  interface->get_n_items = jalons_record_list_get_n_items;
  interface->get_item = jalons_record_list_get_item;
}

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (JalonsRecordList, jalons_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, jalons_record_list_list_model_init))
/* clang-format on */

static void
jalons_record_list_finalize (GObject *object)
{
  JalonsRecordList *self = JALONS_RECORD_LIST (object);

  for (guint i = 0; i < self->n_records; i++)
    g_object_unref (self->records[i]);
  g_free (self->records);
  g_free (self->places);

  G_OBJECT_CLASS (jalons_record_list_parent_class)->finalize (object);
}

static void
jalons_record_list_class_init (JalonsRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalons_record_list_finalize;
}

static void
jalons_record_list_init (JalonsRecordList *self)
{
  self->n_places = FEWEST_PLACES;
  self->places = g_new0 (guint32, self->n_places);
}

/* The place of @id, or the free one where it would be. */
static guint32 *
find_place (const JalonsRecordList *list,
            const char *id)
{
  guint last = list->n_places - 1, at = jalons_text_hash (id) & last;

  while (list->places[at] != 0 &&
         !g_str_equal (jalons_record_get_id (list->records[list->places[at] - 1]), id))
    at = (at + 1) & last;
  return &list->places[at];
}

JalonsRecord *
jalons_record_list_lookup (JalonsRecordList *list,
                           const char *id,
                           guint *position)
{
  guint32 found = *find_place (list, id);

  if (found == 0)
    return NULL;
  if (position != NULL)
    *position = found - 1;
  return list->records[found - 1];
}

/* Of the records at @first and after, which have no place yet. */
static void
place_from (JalonsRecordList *list,
            guint first)
{
  for (guint i = first; i < list->n_records; i++)
    *find_place (list, jalons_record_get_id (list->records[i])) = i + 1;
}

static void
place_all (JalonsRecordList *list)
{
  while (list->n_places < 2 * list->n_room)
    list->n_places *= 2;
  g_free (list->places);
  list->places = g_new0 (guint32, list->n_places);
  place_from (list, 0);
}

/* Emits items-changed for all that was appended: telling of ten thousand one by one takes longer than adding them. */
void
jalons_record_list_tell (JalonsRecordList *list)
{
  guint n_added = list->n_untold;

  list->n_untold = 0;
  if (n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (list), list->n_records - n_added, 0, n_added);
}

/* The next ones come nearer to where their hash says, so that no free place hides them. */
static void
free_place (JalonsRecordList *list,
            guint hole)
{
  guint last = list->n_places - 1;

  for (guint at = (hole + 1) & last; list->places[at] != 0; at = (at + 1) & last)
    {
      guint home = jalons_text_hash (jalons_record_get_id (list->records[list->places[at] - 1])) & last;

      if (((at - home) & last) < ((at - hole) & last))
        continue;
      list->places[hole] = list->places[at];
      hole = at;
    }
  list->places[hole] = 0;
}

/* Those behind it move up by one; that takes a pass over the numbers, and no look at the records. */
static void
take_place (JalonsRecordList *list,
            guint position)
{
  const char *id = jalons_record_get_id (list->records[position]);

  free_place (list, (guint) (find_place (list, id) - list->places));
  for (guint i = 0; i < list->n_places; i++)
    list->places[i] -= list->places[i] > position;
}

void
jalons_record_list_remove (JalonsRecordList *list,
                           guint position)
{
  g_autoptr (JalonsRecord) old = list->records[position];

  jalons_record_list_tell (list);
  take_place (list, position);
  memmove (list->records + position, list->records + position + 1,
           (--list->n_records - position) * sizeof *list->records);
  g_list_model_items_changed (G_LIST_MODEL (list), position, 1, 0);
}

void
jalons_record_list_replace (JalonsRecordList *list,
                            guint position,
                            JalonsRecord *record)
{
  g_autoptr (JalonsRecord) old = list->records[position];

  jalons_record_list_tell (list);
  list->records[position] = g_object_ref (record);
  g_list_model_items_changed (G_LIST_MODEL (list), position, 1, 1);
}

/**
 * jalons_record_list_expect:
 * @n_more: so many records are going to be appended
 *
 * Makes room for them at once, and no more than that.
 */
void
jalons_record_list_expect (JalonsRecordList *list,
                           guint n_more)
{
  if (list->n_records + n_more <= list->n_room)
    return;
  list->n_room = list->n_records + n_more;
  list->records = g_renew (JalonsRecord *, list->records, list->n_room);
  if (2 * list->n_room > list->n_places)
    place_all (list);
}

/* It is not told of until jalons_record_list_tell(), or until something else happens to the list. */
void
jalons_record_list_append (JalonsRecordList *list,
                           JalonsRecord *record)
{
  if (list->n_records == list->n_room)
    jalons_record_list_expect (list, 1 + list->n_room / 4);
  list->records[list->n_records++] = g_object_ref (record);
  place_from (list, list->n_records - 1);
  list->n_untold++;
}

/* Borrowed, and only until the list next changes. */
JalonsRecord *const *
jalons_record_list_records (JalonsRecordList *list,
                            guint *n_records)
{
  *n_records = list->n_records;
  return list->records;
}
