/* Reading the files that are to be imported, in a thread.
 * Invariant: the thread sees the files alone; comparing them with the data is left to the main loop.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/import/import-read.h"

#include "exchange/json.h"
#include "exchange/reader.h"

void
jalons_import_source_free (JalonsImportSource *source)
{
  g_clear_pointer (&source->structure, jalons_structure_unref);
  g_clear_pointer (&source->holidays, jalons_holidays_unref);
  g_clear_pointer (&source->offers, jalons_offers_unref);
  g_clear_pointer (&source->table, jalons_table_unref);
  g_clear_pointer (&source->carried, jalons_carried_unref);
  g_clear_pointer (&source->copies, g_hash_table_unref);
  g_clear_pointer (&source->json, g_bytes_unref);
  g_free (source->name);
  g_free (source);
}

/**
 * jalons_import_source_plan:
 * @dataset: the data of every year
 * @open_uai: (nullable): the school that is open
 * @open_year: the year that is open, or 0
 * @deleted: (nullable) (element-type utf8): the ids of what the user deleted, of the catalogue and the reviews
 * @today: the day that withdrawn actions are marked with
 *
 * Returns: (transfer full) (nullable): what importing @source would do; %NULL when an export of Jalons is not one that
 *   can be read, or a calendar is for none of the schools
 */
JalonsImport *
jalons_import_source_plan (JalonsImportSource *source,
                           JalonsDataset *dataset,
                           const char *open_uai,
                           int open_year,
                           GHashTable *deleted,
                           JalonsDay today,
                           GError **error)
{
  if (source->structure != NULL)
    return jalons_import_new_structure (source->structure, dataset, open_uai, open_year);
  if (source->holidays != NULL)
    return jalons_import_new_holidays (source->holidays, dataset, error);
  if (source->table != NULL)
    return jalons_import_new_table (source->table, dataset, today);
  if (source->offers != NULL)
    return jalons_import_new_offers (source->offers, dataset, deleted, NULL, today);
  if (source->carried != NULL)
    return jalons_import_new_carried (source->carried, dataset, source->copies, deleted);
  return jalons_json_import (source->json, dataset, error);
}

static JalonsImportSource *
add_source (GPtrArray *sources,
            const char *name)
{
  JalonsImportSource *source = g_new0 (JalonsImportSource, 1);

  source->name = g_strdup (name);
  g_ptr_array_add (sources, source);
  return source;
}

static gboolean
add_calendar (GPtrArray *sources,
              const JalonsSourceFile *file,
              GError **error)
{
  JalonsHolidays *holidays = jalons_holidays_read (file->bytes, error);

  if (holidays != NULL)
    add_source (sources, file->name)->holidays = holidays;
  else
    jalons_source_file_name_error (file, error);
  return holidays != NULL;
}

static gboolean
add_offers (GPtrArray *sources,
            const JalonsSourceFile *file,
            GError **error)
{
  JalonsOffers *offers = jalons_offers_read (file->bytes, error);

  if (offers != NULL)
    add_source (sources, file->name)->offers = offers;
  else
    jalons_source_file_name_error (file, error);
  return offers != NULL;
}

static gboolean
add_carried (GPtrArray *sources,
             const JalonsSourceFile *file,
             GError **error)
{
  JalonsCarried *carried = jalons_carried_read (file->bytes, error);

  if (carried != NULL)
    add_source (sources, file->name)->carried = carried;
  else
    jalons_source_file_name_error (file, error);
  return carried != NULL;
}

static gboolean
add_table (GPtrArray *sources,
           const JalonsSourceFile *file,
           GError **error)
{
  JalonsTable *table = jalons_table_read (file, JALONS_TABLE_NONE, error);

  if (table != NULL)
    add_source (sources, file->name)->table = table;
  return table != NULL;
}

/* Projects, exports of Jalons, calendars, tables and actions of a Région stand alone;
 * the files of a secretariat complete one another. */
static gboolean
part_files (GPtrArray *files,
            GPtrArray *exports,
            GPtrArray *sources,
            GError **error)
{
  for (guint i = 0; i < files->len; i++)
    {
      JalonsSourceFile *file = files->pdata[i];

      if (jalons_source_file_is_carried (file))
        {
          if (!add_carried (sources, file, error))
            return FALSE;
        }
      else if (jalons_source_file_is_json (file))
        add_source (sources, file->name)->json = g_bytes_ref (file->bytes);
      else if (jalons_source_file_is_table (file))
        {
          if (!add_table (sources, file, error))
            return FALSE;
        }
      else if (jalons_source_file_is_offers (file))
        {
          if (!add_offers (sources, file, error))
            return FALSE;
        }
      else if (!jalons_source_file_is_calendar (file))
        g_ptr_array_add (exports, file);
      else if (!add_calendar (sources, file, error))
        return FALSE;
    }
  return TRUE;
}

static char *
list_names (GPtrArray *exports)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < exports->len; i++)
    g_strv_builder_add (names, ((JalonsSourceFile *) exports->pdata[i])->name);
  list = g_strv_builder_end (names);
  return g_strjoinv (", ", list);
}

static GPtrArray *
read_files (GPtrArray *files,
            GError **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_import_source_free);
  g_autoptr (GPtrArray) exports = g_ptr_array_new (), structures = NULL;
  g_autofree char *names = NULL;

  if (!part_files (files, exports, sources, error))
    return NULL;
  if (exports->len > 0)
    {
      structures = jalons_structures_read ((JalonsSourceFile *const *) exports->pdata, exports->len, error);
      if (structures == NULL)
        return NULL;
      names = list_names (exports);
      for (guint i = 0; i < structures->len; i++)
        add_source (sources, names)->structure = jalons_structure_ref (structures->pdata[i]);
    }
  return g_steal_pointer (&sources);
}

static void
read_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_source_file_free);
  GPtrArray *wanted = data, *sources;
  GError *error = NULL;

  for (guint i = 0; i < wanted->len; i++)
    {
      JalonsSourceFile *file = jalons_source_file_load (wanted->pdata[i], cancellable, &error);

      if (file == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
      g_ptr_array_add (files, file);
    }
  sources = read_files (files, &error);
  if (sources != NULL)
    g_task_return_pointer (task, sources, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * jalons_import_read_async:
 * @files: (element-type GFile): one file or several
 *
 * Reads the files; cancelling answers at once, whatever the thread still does.
 */
void
jalons_import_read_async (GListModel *files,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GPtrArray *wanted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (wanted, g_list_model_get_item (files, i));
  g_task_set_task_data (task, wanted, (GDestroyNotify) g_ptr_array_unref);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * jalons_import_read_finish:
 *
 * Returns: (transfer full) (nullable) (element-type JalonsImportSource): what there is to import, never empty
 */
GPtrArray *
jalons_import_read_finish (GAsyncResult *result,
                           GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
