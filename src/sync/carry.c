/* Projects on their way.
 * Invariant: each of these is the same whether one waits for it or is called back: one thread does the files, the store
 * does the records.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/carry.h"

#include <glib/gi18n-lib.h>

#include "core/project/cohort.h"
#include "core/project/project.h"
#include "store/carried.h"
#include "store/files.h"
#include "store/onward.h"

/* Packing and freezing */

typedef struct
{
  JalonsStore *store;
  char *directory;
  char *project;
  GPtrArray *records; /* what will be written, as it will be; NULL for nothing */
  JalonsDataset *dataset;
  JalonsCarriedFrom from;
  JalonsDay today;
} Load;

static void
load_free (gpointer data)
{
  Load *self = data;

  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_object (&self->dataset);
  g_object_unref (self->store);
  g_free (self->directory);
  g_free (self->project);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Load, load_free)

static Load *
load_new (JalonsStore *store,
          const JalonsProject *project,
          const GPtrArray *drafts,
          JalonsDay today,
          gboolean freeze)
{
  Load *self = g_new0 (Load, 1);

  self->store = g_object_ref (store);
  self->directory = g_strdup (jalons_store_get_directory (store));
  self->project = g_strdup (jalons_record_get_id (project));
  self->from = jalons_store_is_carried (store, jalons_project_school (project)) ? JALONS_CARRIED_COPY
                                                                                : JALONS_CARRIED_SCHOOL;
  if (freeze)
    self->from = JALONS_CARRIED_FROZEN;
  self->today = today;
  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      if (self->records == NULL)
        self->records = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (self->records, jalons_draft_build (g_ptr_array_index (drafts, i)));
    }
  return self;
}

/* A file that is not in this folder is left out: what names it says so when it is opened. */
static void
read_files (const Load *self,
            GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      JalonsCarriedFile *file = g_ptr_array_index (files, i);

      file->bytes = jalons_files_read (self->directory, file->is_picture ? JALONS_STORED_PNG : JALONS_STORED_CARRIED,
                                       file->hash, NULL);
    }
}

/* With what is known now of where its cohorts go on. */
static GBytes *
pack_frozen (Load *self,
             JalonsProject *project,
             GError **error)
{
  JalonsSchool *school = jalons_dataset_follow (self->dataset, project, JALONS_PROJECT_SCHOOL);
  g_autoptr (JalonsDataset) known = jalons_store_load (self->store, jalons_day_school_year (self->today), error);
  g_autoptr (JalonsOnward) onward = NULL;
  int first, n_years;

  if (known == NULL)
    return NULL;
  if (school != NULL)
    {
      jalons_project_years_around (project, jalons_project_start (project), &first, &n_years);
      onward = jalons_onward_load (self->store, known, school, first, n_years, error);
      if (onward == NULL)
        return NULL;
      jalons_cohort_keep (self->dataset, project, onward);
    }
  return jalons_carried_freeze (self->dataset, project, onward, self->today);
}

static GBytes *
pack (Load *self,
      GError **error)
{
  JalonsProject *project;
  g_autoptr (GPtrArray) files = NULL;
  g_auto (GStrv) deleted = NULL;

  if (self->records != NULL)
    jalons_dataset_apply (self->dataset, (JalonsRecord *const *) self->records->pdata, self->records->len);
  project = jalons_dataset_lookup (self->dataset, JALONS_ENTITY_PROJECT, self->project);
  if (project == NULL)
    {
      g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_MISSING, _ ("This project was deleted meanwhile."));
      return NULL;
    }
  if (self->from == JALONS_CARRIED_FROZEN)
    return pack_frozen (self, project, error);
  files = jalons_carried_list (self->dataset, project);
  read_files (self, files);
  deleted = jalons_store_list_deleted_remarks (self->store, self->project, error);
  if (deleted == NULL)
    return NULL;
  return jalons_carried_write (self->dataset, project, self->from, self->today, (const char *const *) deleted, files);
}

static char *
freeze (Load *self,
        GError **error)
{
  g_autoptr (GBytes) bytes = pack (self, error);

  return bytes != NULL ? jalons_files_add_bytes (self->directory, JALONS_STORED_CARRIED, bytes, error) : NULL;
}

static JalonsDataset *
load_project (JalonsStore *store,
              const JalonsProject *project,
              GError **error)
{
  return jalons_store_load_school (store, jalons_project_school (project), jalons_project_start (project),
                                   JALONS_PROJECT_YEARS, error);
}

/**
 * jalons_carry_pack:
 * @project: in the data, perhaps of a copy
 * @today: the day, which goes into the file
 *
 * Returns: (transfer full): a ".jalons" file with the logo and the frozen copies; %NULL with %JALONS_ERROR_MISSING or
 *   %JALONS_ERROR_DAMAGED
 */
GBytes *
jalons_carry_pack (JalonsStore *store,
                   const JalonsProject *project,
                   JalonsDay today,
                   GError **error)
{
  g_autoptr (Load) load = load_new (store, project, NULL, today, FALSE);

  load->dataset = load_project (store, project, error);
  return load->dataset != NULL ? pack (load, error) : NULL;
}

/**
 * jalons_carry_freeze:
 * @drafts: (element-type JalonsDraft) (nullable): of the step, which the frozen copy shows as taken; see
 *   jalons_review_set_file()
 *
 * Puts a frozen copy of @project into the store.
 *
 * Returns: (transfer full): its SHA-256, for the step to be written; %NULL with %JALONS_ERROR_MISSING or
 *   %JALONS_ERROR_ACCESS
 */
char *
jalons_carry_freeze (JalonsStore *store,
                     const JalonsProject *project,
                     const GPtrArray *drafts,
                     JalonsDay today,
                     GError **error)
{
  g_autoptr (Load) load = load_new (store, project, drafts, today, TRUE);

  load->dataset = load_project (store, project, error);
  return load->dataset != NULL ? freeze (load, error) : NULL;
}

static void
pack_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  Load *load = data;
  GError *error = NULL;
  gpointer done = load->from == JALONS_CARRIED_FROZEN ? (gpointer) freeze (load, &error) : pack (load, &error);

  if (done == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, done,
                           load->from == JALONS_CARRIED_FROZEN ? g_free : (GDestroyNotify) g_bytes_unref);
}

static void
on_loaded (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  Load *load = g_task_get_task_data (task);
  GError *error = NULL;

  load->dataset = jalons_store_load_school_finish (JALONS_STORE (object), result, &error);
  if (load->dataset != NULL)
    g_task_run_in_thread (task, pack_in_thread);
  else
    g_task_return_error (task, error);
}

static void
start (JalonsStore *store,
       const JalonsProject *project,
       Load *load,
       gpointer tag,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, load, load_free);
  jalons_store_load_school_async (store, jalons_project_school (project), jalons_project_start (project),
                                  JALONS_PROJECT_YEARS, cancellable, on_loaded, task);
}

void
jalons_carry_pack_async (JalonsStore *store,
                         const JalonsProject *project,
                         JalonsDay today,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  start (store, project, load_new (store, project, NULL, today, FALSE), jalons_carry_pack_async, cancellable, callback,
         user_data);
}

/**
 * jalons_carry_pack_finish:
 *
 * Returns: as jalons_carry_pack()
 */
GBytes *
jalons_carry_pack_finish (JalonsStore *store,
                          GAsyncResult *result,
                          GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
jalons_carry_freeze_async (JalonsStore *store,
                           const JalonsProject *project,
                           const GPtrArray *drafts,
                           JalonsDay today,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  start (store, project, load_new (store, project, drafts, today, TRUE), jalons_carry_freeze_async, cancellable, callback,
         user_data);
}

/**
 * jalons_carry_freeze_finish:
 *
 * Returns: as jalons_carry_freeze()
 */
char *
jalons_carry_freeze_finish (JalonsStore *store,
                            GAsyncResult *result,
                            GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Thawing */

static JalonsCarried *
thaw (const char *directory,
      const char *hash,
      GError **error)
{
  g_autoptr (GBytes) bytes = jalons_files_read (directory, JALONS_STORED_CARRIED, hash, error);

  return bytes != NULL ? jalons_carried_read (bytes, error) : NULL;
}

/**
 * jalons_carry_thaw:
 * @hash: the FILE of a revision
 *
 * Returns: (transfer full): the project as it was; %NULL with %JALONS_ERROR_MISSING, or as jalons_carried_read()
 */
JalonsCarried *
jalons_carry_thaw (JalonsStore *store,
                   const char *hash,
                   GError **error)
{
  return thaw (jalons_store_get_directory (store), hash, error);
}

static void
thaw_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  char **words = data;
  GError *error = NULL;
  JalonsCarried *carried = thaw (words[0], words[1], &error);

  if (carried != NULL)
    g_task_return_pointer (task, carried, (GDestroyNotify) jalons_carried_unref);
  else
    g_task_return_error (task, error);
}

void
jalons_carry_thaw_async (JalonsStore *store,
                         const char *hash,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  const char *const words[] = { jalons_store_get_directory (store), hash, NULL };

  g_task_set_source_tag (task, jalons_carry_thaw_async);
  g_task_set_task_data (task, g_strdupv ((char **) words), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, thaw_in_thread);
}

/**
 * jalons_carry_thaw_finish:
 *
 * Returns: as jalons_carry_thaw()
 */
JalonsCarried *
jalons_carry_thaw_finish (JalonsStore *store,
                          GAsyncResult *result,
                          GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Taking in */

static gboolean
add_files (const char *directory,
           const JalonsCarried *carried,
           GError **error)
{
  for (guint i = 0; i < carried->files->len; i++)
    {
      const JalonsCarriedFile *file = g_ptr_array_index (carried->files, i);
      g_autofree char *hash = jalons_files_add_bytes (
        directory, file->is_picture ? JALONS_STORED_PNG : JALONS_STORED_CARRIED, file->bytes, error);

      if (hash == NULL)
        return FALSE;
    }
  return TRUE;
}

/**
 * jalons_carry_take:
 * @import: of jalons_import_new_carried(), ready
 *
 * Writes what @import plans: the files into the store, then the records, as a copy that was received or as a gesture.
 *
 * Returns: as jalons_store_write(), or %JALONS_ERROR_ACCESS when a file cannot be written
 */
gboolean
jalons_carry_take (JalonsStore *store,
                   JalonsImport *import,
                   GError **error)
{
  gboolean is_copy;
  JalonsCarried *carried = jalons_import_get_carried (import, &is_copy);
  g_autofree char *label = jalons_import_label (import), *made = jalons_day_to_string (carried->made);
  GPtrArray *drafts = jalons_import_get_drafts (import);

  if (!add_files (jalons_store_get_directory (store), carried, error))
    return FALSE;
  if (is_copy)
    return jalons_store_receive (store, label, drafts, jalons_record_get_id (carried->school), made, error);
  return jalons_store_put (store, label, g_ptr_array_ref (drafts), error);
}

static void
on_taken (GObject *object,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  gboolean is_copy, done;

  jalons_import_get_carried (g_task_get_task_data (task), &is_copy);
  done = is_copy ? jalons_store_receive_finish (JALONS_STORE (object), result, &error)
                 : jalons_store_put_finish (JALONS_STORE (object), result, &error);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
add_in_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  GError *error = NULL;
  gboolean is_copy;

  if (add_files (jalons_store_get_directory (source), jalons_import_get_carried (data, &is_copy), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_files_added (GObject *object,
                GAsyncResult *result,
                gpointer data)
{
  GTask *task = data;
  JalonsImport *import = g_task_get_task_data (task);
  GPtrArray *drafts = jalons_import_get_drafts (import);
  GError *error = NULL;
  gboolean is_copy;
  JalonsCarried *carried = jalons_import_get_carried (import, &is_copy);
  g_autofree char *label = jalons_import_label (import), *made = jalons_day_to_string (carried->made);

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
  else if (is_copy)
    jalons_store_receive_async (JALONS_STORE (object), label, drafts, jalons_record_get_id (carried->school), made, NULL,
                                on_taken, task);
  else
    jalons_store_put_async (JALONS_STORE (object), label, g_ptr_array_ref (drafts), NULL, on_taken, task);
}

void
jalons_carry_take_async (JalonsStore *store,
                         JalonsImport *import,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  g_autoptr (GTask) files = g_task_new (store, cancellable, on_files_added, task);

  g_task_set_source_tag (task, jalons_carry_take_async);
  g_task_set_task_data (task, g_object_ref (import), g_object_unref);
  g_task_set_task_data (files, g_object_ref (import), g_object_unref);
  g_task_run_in_thread (files, add_in_thread);
}

/**
 * jalons_carry_take_finish:
 *
 * Returns: as jalons_carry_take()
 */
gboolean
jalons_carry_take_finish (JalonsStore *store,
                          GAsyncResult *result,
                          GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
