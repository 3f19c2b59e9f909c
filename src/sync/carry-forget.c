/* Looking for a name in frozen copies, and writing them anew without it.
 * Invariant: the new copies are in the store before the revisions name them, and the old ones go last.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/carry-forget.h"

#include <glib/gi18n-lib.h>

#include "exchange/carried.h"
#include "store/files.h"

typedef struct
{
  char *old;
  char *new;
  char *project;
} Rewritten;

typedef struct
{
  char *directory;
  const JalonsTraces *traces; /* those of the report, which outlives this */
  GPtrArray *rewritten;       /* of Rewritten */
  guint n_unread;
} Forgetting;

static void
rewritten_free (gpointer data)
{
  Rewritten *self = data;

  g_free (self->old);
  g_free (self->new);
  g_free (self->project);
  g_free (self);
}

static void
forgetting_free (gpointer data)
{
  Forgetting *self = data;

  g_ptr_array_unref (self->rewritten);
  g_free (self->directory);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Forgetting, forgetting_free)

static Forgetting *
forgetting_new (JalonsStore *store,
                const JalonsTraces *traces)
{
  Forgetting *self = g_new0 (Forgetting, 1);

  self->directory = g_strdup (jalons_store_get_directory (store));
  self->traces = traces;
  self->rewritten = g_ptr_array_new_with_free_func (rewritten_free);
  return self;
}

/* The texts */

/* Returns: (transfer full) (nullable): @record without the person; %NULL when it did not know them */
static JalonsRecord *
scrub (const JalonsTraces *traces,
       JalonsRecord *record)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));
  g_autoptr (JalonsDraft) draft = jalons_draft_edit (record);

  for (unsigned i = 0; i < entity->n_fields; i++)
    {
      const JalonsField *field = &entity->fields[i];
      g_autofree char *replaced = NULL;
      guint n = 0;

      /* Who reviews is named in another role. */
      if (field->kind != JALONS_KIND_TEXT || (field->flags & JALONS_FIELD_PERSONAL) != 0)
        continue;
      replaced = jalons_traces_replace (traces, jalons_record_get_text (record, field->id), _ ("(person forgotten)"), &n);
      if (replaced != NULL && n > 0)
        jalons_draft_set_text (draft, field->id, replaced);
    }
  return jalons_draft_is_changed (draft) ? jalons_draft_build (draft) : NULL;
}

static gboolean
scrub_dataset (const JalonsTraces *traces,
               JalonsDataset *dataset)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_object_unref);

  for (int e = 0; e < JALONS_N_ENTITIES; e++)
    {
      GListModel *list = jalons_dataset_get_list (dataset, (JalonsEntityId) e);

      for (guint i = 0; i < g_list_model_get_n_items (list); i++)
        {
          g_autoptr (JalonsRecord) record = g_list_model_get_item (list, i);
          JalonsRecord *scrubbed = scrub (traces, record);

          if (scrubbed != NULL)
            g_ptr_array_add (changed, scrubbed);
        }
    }
  jalons_dataset_apply (dataset, (JalonsRecord *const *) changed->pdata, changed->len);
  return changed->len > 0;
}

/* The files */

static gboolean
look_into (Forgetting *self,
           const char *hash,
           GError **error)
{
  g_autoptr (GBytes) bytes = jalons_files_read (self->directory, JALONS_STORED_CARRIED, hash, NULL), anew = NULL;
  g_autoptr (JalonsCarried) carried = bytes != NULL ? jalons_carried_read (bytes, NULL) : NULL;
  JalonsProject *project;
  Rewritten *rewritten;
  char *new;

  if (carried == NULL)
    self->n_unread++;
  if (carried == NULL || !scrub_dataset (self->traces, carried->dataset))
    return TRUE;
  project = g_list_model_get_item (jalons_dataset_get_list (carried->dataset, JALONS_ENTITY_PROJECT), 0);
  anew = jalons_carried_freeze (carried->dataset, project, carried->onward, carried->made);
  g_object_unref (project);
  new = jalons_files_add_bytes (self->directory, JALONS_STORED_CARRIED, anew, error);
  if (new == NULL)
    return FALSE;
  rewritten = g_new0 (Rewritten, 1);
  rewritten->old = g_strdup (hash);
  rewritten->new = new;
  rewritten->project = g_strdup (jalons_record_get_id (carried->project));
  g_ptr_array_add (self->rewritten, rewritten);
  return TRUE;
}

static gboolean
look_into_all (Forgetting *self,
               GError **error)
{
  g_autoptr (GPtrArray) hashes = jalons_files_list (self->directory, JALONS_STORED_CARRIED);

  for (guint i = 0; !jalons_traces_is_empty (self->traces) && i < hashes->len; i++)
    if (!look_into (self, g_ptr_array_index (hashes, i), error))
      return FALSE;
  return TRUE;
}

/* The revisions */

static gboolean
rename_one (JalonsTransaction *transaction,
            const Rewritten *rewritten,
            GError **error)
{
  g_autoptr (GPtrArray) revisions =
    jalons_transaction_referring (transaction, JALONS_REVISION_PROJECT, rewritten->project, error);

  for (guint i = 0; revisions != NULL && i < revisions->len; i++)
    {
      JalonsRevision *revision = g_ptr_array_index (revisions, i);
      g_autoptr (JalonsDraft) draft = jalons_draft_edit (revision);

      jalons_draft_set_text (draft, JALONS_REVISION_FILE, rewritten->new);
      if (g_str_equal (jalons_revision_file (revision), rewritten->old) &&
          !jalons_transaction_put (transaction, draft, error))
        return FALSE;
    }
  return revisions != NULL;
}

static gboolean
rename_all (JalonsTransaction *transaction,
            gpointer data,
            GError **error)
{
  const Forgetting *self = data;

  for (guint i = 0; i < self->rewritten->len; i++)
    if (!rename_one (transaction, g_ptr_array_index (self->rewritten, i), error))
      return FALSE;
  return TRUE;
}

/* Returns: (transfer full) (nullable): what was done, in a sentence, "" for nothing */
static char *
delete_old (const Forgetting *self,
            GError **error)
{
  g_autoptr (GString) said = g_string_new (NULL);
  guint n = self->rewritten->len;

  for (guint i = 0; i < n; i++)
    {
      const Rewritten *rewritten = g_ptr_array_index (self->rewritten, i);

      if (!jalons_files_delete (self->directory, JALONS_STORED_CARRIED, rewritten->old, error))
        return NULL;
    }
  if (n > 0)
    g_string_append_printf (said,
                            ngettext ("%u frozen copy of a project was written anew without the name.",
                                      "%u frozen copies of projects were written anew without the name.", n),
                            n);
  if (self->n_unread > 0)
    g_string_append_printf (said,
                            ngettext ("%s%u frozen copy of a project cannot be read and may still know the person.",
                                      "%s%u frozen copies of projects cannot be read and may still know the person.",
                                      self->n_unread),
                            said->len > 0 ? " " : "", self->n_unread);
  return g_string_free (g_steal_pointer (&said), FALSE);
}

/**
 * jalons_carry_forget:
 * @traces: of the #JalonsForgetReport
 *
 * Writes the frozen copies that know a person anew without the name, which the revisions then name. It cannot be undone.
 * Copies that were sent away are out of reach.
 *
 * Returns: (transfer full): a sentence that says what was done, or ""; %NULL with @error set
 */
char *
jalons_carry_forget (JalonsStore *store,
                     const JalonsTraces *traces,
                     GError **error)
{
  g_autoptr (Forgetting) self = forgetting_new (store, traces);

  if (!look_into_all (self, error) ||
      !jalons_store_write_as (store, jalons_store_get_author (store), _ ("Forget a person"), rename_all, self, error))
    return NULL;
  return delete_old (self, error);
}

static void
on_renamed (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  char *said = jalons_store_write_as_finish (JALONS_STORE (object), result, &error)
                 ? delete_old (g_task_get_task_data (task), &error)
                 : NULL;

  if (said != NULL)
    g_task_return_pointer (task, said, g_free);
  else
    g_task_return_error (task, error);
}

static void
look_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (look_into_all (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_looked (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  GTask *task = data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      jalons_store_write_as_async (JALONS_STORE (object), jalons_store_get_author (JALONS_STORE (object)),
                                   _ ("Forget a person"), rename_all, g_task_get_task_data (task), NULL, NULL, on_renamed,
                                   task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

/**
 * jalons_carry_forget_async:
 * @traces: which stay until the answer
 */
void
jalons_carry_forget_async (JalonsStore *store,
                           const JalonsTraces *traces,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (store, NULL, callback, user_data);
  g_autoptr (GTask) looking = g_task_new (store, NULL, on_looked, task);
  Forgetting *self = forgetting_new (store, traces);

  g_task_set_task_data (task, self, forgetting_free);
  g_task_set_task_data (looking, self, NULL);
  g_task_run_in_thread (looking, look_in_thread);
}

/**
 * jalons_carry_forget_finish:
 *
 * Returns: as jalons_carry_forget()
 */
char *
jalons_carry_forget_finish (JalonsStore *store,
                            GAsyncResult *result,
                            GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
