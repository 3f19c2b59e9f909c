/* Looking at what a Région publishes.
 * Invariant: the data are loaded after the answer has come, so that the plan is about what they are by then.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/feeds/feeds-look.h"

#include "exchange/offers-examples.h"
#include "sync/feed.h"

typedef struct
{
  char *address; /* NULL for a bundled catalogue */
  JalonsDay today;
  JalonsOffers *offers;
  JalonsDataset *dataset;
} Looking;

static void
looking_free (gpointer data)
{
  Looking *looking = data;

  g_free (looking->address);
  g_clear_pointer (&looking->offers, jalons_offers_unref);
  g_clear_object (&looking->dataset);
  g_free (looking);
}

void
jalons_feeds_look_free (JalonsFeedsLook *look)
{
  g_object_unref (look->import);
  g_object_unref (look->dataset);
  g_free (look->name);
  g_free (look->region);
  g_free (look);
}

static void
on_deleted_listed (GObject *store,
                   GAsyncResult *result,
                   gpointer data)
{
  g_autoptr (GTask) task = data;
  Looking *looking = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GHashTable) deleted = jalons_store_list_deleted_finish (JALONS_STORE (store), result, &error);
  JalonsFeedsLook *look;

  if (deleted == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  look = g_new0 (JalonsFeedsLook, 1);
  look->import =
    jalons_import_new_offers (looking->offers, looking->dataset, deleted, looking->address, looking->today);
  look->dataset = g_steal_pointer (&looking->dataset);
  look->name = g_strdup (jalons_offers_title (looking->offers));
  look->region = g_strdup (looking->offers->region);
  g_task_return_pointer (task, look, (GDestroyNotify) jalons_feeds_look_free);
}

static void
on_loaded (GObject *store,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  Looking *looking = g_task_get_task_data (task);
  GError *error = NULL;

  looking->dataset = jalons_store_load_finish (JALONS_STORE (store), result, &error);
  if (looking->dataset == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  jalons_store_list_deleted_async (JALONS_STORE (store), 0, g_task_get_cancellable (task), on_deleted_listed, task);
  g_steal_pointer (&task);
}

/* Takes @offers and @task. */
static void
load (GTask *task,
      JalonsOffers *offers)
{
  Looking *looking = g_task_get_task_data (task);

  looking->offers = offers;
  jalons_store_load_async (g_task_get_source_object (task), 0, g_task_get_cancellable (task), on_loaded, task);
}

static void
on_read (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (JalonsFeedAnswer) answer = jalons_feed_read_finish (result, &error);

  if (answer != NULL)
    load (g_steal_pointer (&task), jalons_offers_ref (answer->offers));
  else
    g_task_return_error (task, error);
}

static void
read_example (GTask *task,
              unsigned i)
{
  g_autoptr (GBytes) bytes = jalons_offers_example_load (i);
  GError *error = NULL;
  JalonsOffers *offers = jalons_offers_read (bytes, &error);

  if (offers != NULL)
    {
      load (task, offers);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

/**
 * jalons_feeds_look_async:
 * @address: (nullable): what jalons_address_check() gave; %NULL for a bundled catalogue
 * @example: its number, when there is no address
 * @today: the day that withdrawn actions would be marked with
 *
 * Reads what is published and plans taking it.
 */
void
jalons_feeds_look_async (JalonsStore *store,
                         const char *address,
                         int example,
                         JalonsDay today,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Looking *looking = g_new0 (Looking, 1);

  looking->address = g_strdup (address);
  looking->today = today;
  g_task_set_task_data (task, looking, looking_free);
  if (address != NULL)
    jalons_feed_read_async (jalons_store_get_directory (store), address, today, cancellable, on_read, task);
  else
    read_example (task, (unsigned) example);
}

/**
 * jalons_feeds_look_finish:
 *
 * Returns: (transfer full) (nullable): what taking it would do
 */
JalonsFeedsLook *
jalons_feeds_look_finish (GAsyncResult *result,
                          GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
