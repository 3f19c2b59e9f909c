/* "Oublier cette personne".
 * Invariant: what is told afterwards is what the store reports, and never holds the name again.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/catalogue/forget-person.h"

#include <glib/gi18n-lib.h>

#include "core/words/field-words.h"
#include "core/words/text.h"
#include "store/forget.h"
#include "sync/carry-forget.h"
#include "ui/parts/busy.h"
#include "ui/parts/message.h"

typedef struct
{
  GtkWindow *parent;
  JalonsWorkspace *workspace;
  JalonsBusy *busy;
  char *id;
  char *directory; /* of the data: the answer may come when they are closed */
  JalonsForgetReport *report;
  GPtrArray *backups; /* paths of the copies that still know the person */
} Forgetting;

static void
forgetting_free (Forgetting *self)
{
  g_clear_pointer (&self->busy, jalons_busy_free);
  g_object_unref (self->parent);
  g_object_unref (self->workspace);
  g_free (self->id);
  g_free (self->directory);
  g_clear_pointer (&self->report, jalons_forget_report_free);
  g_ptr_array_unref (self->backups);
  g_free (self);
}

/* The copies */

static void
on_copies_answered (GObject *object,
                    GAsyncResult *result,
                    gpointer data)
{
  Forgetting *self = data;
  g_autoptr (GError) error = NULL;

  if (jalons_message_ask_finish (result))
    for (guint i = 0; i < self->backups->len && error == NULL; i++)
      jalons_backup_delete (self->directory, self->backups->pdata[i], &error);
  if (error != NULL)
    jalons_workspace_fail (self->workspace, error->message);
  forgetting_free (self);
}

static char *
tell (const JalonsForgetReport *report)
{
  GString *text = g_string_new (_ ("Only the number of visits is kept. This cannot be undone."));

  if (report->n_texts > 0)
    g_string_append_printf (text,
                            ngettext ("\nThe name was also taken out of %u text.",
                                      "\nThe name was also taken out of %u texts.", report->n_texts),
                            report->n_texts);
  for (guint i = 0; i < report->left->len; i++)
    if (*(const char *) report->left->pdata[i] != '\0')
      g_string_append_printf (text, "\n%s", (const char *) report->left->pdata[i]);
  if (report->unfinished != NULL)
    g_string_append_printf (text, "\n%s", report->unfinished);
  return g_string_free (text, FALSE);
}

/* "20 November 2026 at 10 h 12": its row in the list of backups has this moment too. */
static char *
name_backup (const JalonsBackup *backup)
{
  JalonsDay day = jalons_day_new (g_date_time_get_year (backup->when), g_date_time_get_month (backup->when),
                                  g_date_time_get_day_of_month (backup->when));
  g_autofree char *date = jalons_format_day (day, JALONS_DAY_DATE);
  g_autofree char *time = jalons_format_time (g_date_time_get_hour (backup->when) * 60 +
                                              g_date_time_get_minute (backup->when));

  /* Translators: a day, and a time of it, of a backup: "20 November 2026 at 10 h 12" */
  return g_strdup_printf (_ ("%1$s at %2$s"), date, time);
}

static char *
name_backups (GPtrArray *backups)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < backups->len; i++)
    g_ptr_array_add (names, name_backup (backups->pdata[i]));
  g_ptr_array_add (names, NULL);
  return jalons_format_list ((const char *const *) names->pdata);
}

static void
ask_for_copies (Forgetting *self,
                const char *told,
                GPtrArray *backups)
{
  g_autofree char *names = name_backups (backups);
  /* Translators: how many, and their moments: "20 November 2026 at 10 h 12 and 21 November 2026 at 9 h" */
  g_autofree char *number = g_strdup_printf (ngettext ("%1$u backup still knows this person, that of %2$s.",
                                                       "%1$u backups still know this person, those of %2$s.",
                                                       backups->len),
                                             backups->len, names);
  g_autofree char *body = g_strdup_printf ("%s\n\n%s %s", told, number,
                                           ngettext ("Deleting it also gives up what else it would bring back.",
                                                     "Deleting them also gives up what else they would bring back.",
                                                     backups->len));

  for (guint i = 0; i < backups->len; i++)
    g_ptr_array_add (self->backups, g_strdup (((JalonsBackup *) backups->pdata[i])->path));
  jalons_message_ask_async (self->parent, _ ("The person was forgotten"), body,
                            ngettext ("_Delete This Backup", "_Delete These Backups", backups->len),
                            JALONS_MESSAGE_DESTRUCTIVE, on_copies_answered, self);
}

/* Last come the frozen copies of projects, which are rewritten without the name. */
static void
on_copies_rewritten (GObject *object,
                     GAsyncResult *result,
                     gpointer data)
{
  Forgetting *self = data;
  JalonsForgetReport *report = self->report;
  g_autoptr (GError) error = NULL;
  g_autofree char *frozen = jalons_carry_forget_finish (JALONS_STORE (object), result, &error);
  g_autofree char *told = NULL;

  g_clear_pointer (&self->busy, jalons_busy_free);
  g_ptr_array_add (report->left, frozen != NULL ? g_steal_pointer (&frozen) : g_strdup (error->message));
  told = tell (report);
  if (report->backups->len > 0)
    {
      ask_for_copies (self, told, report->backups);
      return;
    }
  jalons_message_show (self->parent, _ ("The person was forgotten"), told);
  forgetting_free (self);
}

static void
on_forgotten (GObject *object,
              GAsyncResult *result,
              gpointer data)
{
  Forgetting *self = data;
  g_autoptr (GError) error = NULL;

  self->report = jalons_store_forget_finish (JALONS_STORE (object), result, &error);
  if (self->report != NULL)
    {
      jalons_carry_forget_async (JALONS_STORE (object), self->report->traces, on_copies_rewritten, self);
      return;
    }
  jalons_workspace_fail (self->workspace, error->message);
  forgetting_free (self);
}

static void
on_answered (GObject *object,
             GAsyncResult *result,
             gpointer data)
{
  Forgetting *self = data;

  if (!jalons_message_ask_finish (result))
    {
      forgetting_free (self);
      return;
    }
  self->busy = jalons_busy_new_firm (self->parent, _ ("Forgetting this person, everywhere…"));
  jalons_store_forget_async (jalons_workspace_get_store (self->workspace), self->id,
                             jalons_workspace_get_today (self->workspace), NULL, on_forgotten, self);
}

/**
 * jalons_forget_person:
 * @ambassador: who is to be forgotten
 *
 * Asks, then forgets the person for good.
 */
void
jalons_forget_person (GtkWindow *parent,
                      JalonsWorkspace *workspace,
                      JalonsAmbassador *ambassador)
{
  Forgetting *self = g_new0 (Forgetting, 1);
  g_autofree char *name = jalons_record_words (jalons_workspace_get_dataset (workspace), ambassador);
  g_autofree char *heading = g_strdup_printf (_ ("Forget %s?"), name);

  self->parent = g_object_ref (parent);
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (jalons_record_get_id (ambassador));
  self->directory = g_strdup (jalons_store_get_directory (jalons_workspace_get_store (workspace)));
  self->backups = g_ptr_array_new_with_free_func (g_free);
  jalons_message_ask_async (parent, heading,
                            _ ("The name, the contact and all that is known go from the data, the history and the search. "
                               "The number of visits is kept. This cannot be undone."),
                            _ ("_Forget"), JALONS_MESSAGE_DESTRUCTIVE, on_answered, self);
}
