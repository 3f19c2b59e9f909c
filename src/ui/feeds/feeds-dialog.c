/* The feeds of the Régions.
 * Invariant: what is taken is what was seen: a plan is made on data loaded after the last writing, and written whole.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/feeds/feeds-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "exchange/offers-examples.h"
#include "sync/feed.h"
#include "sync/web/address.h"
#include "ui/feeds/feeds-look.h"
#include "ui/import/import-preview.h"
#include "ui/parts/row-list.h"

/* What is still to be looked at: an address, or a bundled catalogue. */
typedef struct
{
  char *address;
  int example;
} Job;

struct _JalonsFeedsDialog
{
  AdwWindow parent_instance;
  JalonsWorkspace *workspace;
  GtkWidget *back;
  GtkWidget *take;
  GtkStack *stack;
  AdwPreferencesGroup *results;
  AdwPreferencesGroup *followed;
  GtkWidget *refresh;
  GtkWidget *address;
  GtkWidget *read;
  AdwPreferencesGroup *examples;
  GtkSpinner *spinner;
  GtkLabel *busy;
  AdwStatusPage *failed;
  GtkWidget *again;
  JalonsImportPreview *preview;
  JalonsRowList *feed_rows;
  JalonsRowList *example_rows;
  GQueue jobs; /* of Job */
  GCancellable *cancellable;
  JalonsFeedsLook *look; /* that is previewed, or being written */
  GString *said;         /* what came of the jobs, a line each */
  gboolean writing;
};

G_DEFINE_FINAL_TYPE (JalonsFeedsDialog, jalons_feeds_dialog, ADW_TYPE_WINDOW)

static void next (JalonsFeedsDialog *self);

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->address);
  g_free (job);
}

static void
add_job (JalonsFeedsDialog *self,
         const char *address,
         int example)
{
  Job *job = g_new0 (Job, 1);

  job->address = g_strdup (address);
  job->example = example;
  g_queue_push_tail (&self->jobs, job);
}

static void
clear_jobs (JalonsFeedsDialog *self)
{
  g_queue_clear_full (&self->jobs, job_free);
}

/* Pages */

static const char *
back_label (JalonsFeedsDialog *self,
            const char *page)
{
  if (g_str_equal (page, "list"))
    return _ ("_Close");
  if (g_str_equal (page, "busy"))
    return _ ("_Cancel");
  return g_str_equal (page, "preview") ? _ ("_Not Now") : _ ("_Back");
}

static void
show_page (JalonsFeedsDialog *self,
           const char *page,
           GtkWidget *default_widget)
{
  gboolean preview = g_str_equal (page, "preview");

  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (page, "busy"));
  gtk_button_set_label (GTK_BUTTON (self->back), back_label (self, page));
  gtk_widget_set_visible (self->take, preview);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "feeds.take", preview);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "feeds.back", !self->writing);
  gtk_window_set_default_widget (GTK_WINDOW (self), default_widget);
  if (default_widget != NULL)
    gtk_widget_grab_focus (default_widget);
}

static void
show_busy (JalonsFeedsDialog *self,
           const char *what)
{
  gtk_label_set_label (self->busy, what);
  show_page (self, "busy", NULL);
}

static void
show_failure (JalonsFeedsDialog *self,
              const char *sentence)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (self->failed, markup);
  show_page (self, "failed", self->again);
}

/* The list */

static void
open_feed (gpointer feed,
           gpointer data)
{
  jalons_feeds_dialog_look (data, jalons_feed_url (feed));
}

static void
remove_feed (gpointer feed,
             gpointer data)
{
  JalonsFeedsDialog *self = data;
  g_autofree char *address = g_strdup (jalons_feed_url (feed));

  jalons_workspace_delete (self->workspace, _ ("Follow a feed no more"), feed,
                           _ ("The feed is followed no more; its actions stay"));
  jalons_feed_forget (jalons_store_get_directory (jalons_workspace_get_store (self->workspace)), address);
}

static void
open_example (gpointer number,
              gpointer data)
{
  JalonsFeedsDialog *self = data;

  clear_jobs (self);
  g_string_truncate (self->said, 0);
  add_job (self, NULL, GPOINTER_TO_INT (number) - 1);
  next (self);
}

/* "Région Hauts-de-France, Licence Ouverte 2.0": as what was published says. */
static char *
describe_publisher (JalonsFeed *feed)
{
  const char *publisher = jalons_feed_publisher (feed), *licence = jalons_feed_licence (feed);
  g_autofree char *words = *licence != '\0' ? g_strdup_printf (_ ("Licence: %s"), licence) : NULL;

  if (*publisher == '\0')
    return words ? g_strconcat (words, "\n", NULL) : g_strdup ("");
  return g_strconcat (publisher, words ? " · " : "\n", words, words ? "\n" : NULL, NULL);
}

static char *
describe_feed (JalonsFeedsDialog *self,
               JalonsFeed *feed)
{
  g_autofree char *publisher = describe_publisher (feed);
  const char *directory = jalons_store_get_directory (jalons_workspace_get_store (self->workspace));
  JalonsDay asked = jalons_feed_asked_day (directory, jalons_feed_url (feed));
  g_autofree char *day = jalons_format_day (asked, JALONS_DAY_DATE);

  if (asked == JALONS_NO_DAY)
    return g_strdup_printf ("%s\n%s%s", jalons_feed_region (feed), publisher, jalons_feed_url (feed));
  /* Translators: a Région, a day, who publishes it with the licence and the end of that line or nothing, an address. */
  return g_strdup_printf (_ ("%1$s, last read on %2$s\n%3$s%4$s"), jalons_feed_region (feed), day, publisher,
                          jalons_feed_url (feed));
}

static void
fill_feeds (JalonsFeedsDialog *self)
{
  GListModel *feeds = jalons_dataset_get_list (jalons_workspace_get_dataset (self->workspace), JALONS_ENTITY_FEED);
  guint n = g_list_model_get_n_items (feeds);

  jalons_row_list_begin (self->feed_rows);
  for (guint i = 0; i < n; i++)
    {
      JalonsFeed *feed = g_list_model_get_item (feeds, i);
      g_autofree char *text = describe_feed (self, feed);

      jalons_row_list_add (self->feed_rows, feed, g_object_unref, jalons_feed_title (feed), text, TRUE);
    }
  jalons_row_list_end (self->feed_rows, _ ("No feed is followed yet."));
  gtk_widget_set_visible (self->refresh, n > 0);
}

static void
fill_examples (JalonsFeedsDialog *self)
{
  jalons_row_list_begin (self->example_rows);
  for (unsigned i = 0; i < JALONS_N_OFFERS_EXAMPLES; i++)
    {
      /* Translators: %s is a Région. */
      g_autofree char *title = g_strdup_printf (_ ("Example catalogue: %s"), jalons_offers_example_region (i));

      jalons_row_list_add (self->example_rows, GINT_TO_POINTER ((int) i + 1), NULL, title, NULL, FALSE);
    }
  jalons_row_list_end (self->example_rows, NULL);
}

static void
show_list (JalonsFeedsDialog *self)
{
  g_autofree char *markup = g_markup_escape_text (self->said->str, -1);

  g_clear_pointer (&self->look, jalons_feeds_look_free);
  adw_preferences_group_set_description (self->results, markup);
  gtk_widget_set_visible (GTK_WIDGET (self->results), self->said->len > 0);
  fill_feeds (self);
  show_page (self, "list", NULL);
  /* With nothing to refresh there is only an address to type. */
  if (!gtk_widget_get_visible (self->refresh))
    gtk_widget_grab_focus (self->address);
}

static void
on_changed (JalonsFeedsDialog *self)
{
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "list"))
    fill_feeds (self);
}

/* Looking */

static void
say (JalonsFeedsDialog *self,
     const char *name,
     const char *sentence)
{
  g_string_append_printf (self->said, "%s%s: %s", self->said->len > 0 ? "\n" : "", name, sentence);
}

/* What is looked at in a thread is not asked what it would write. */
static void
on_previewed (JalonsFeedsDialog *self)
{
  gboolean idle = self->look != NULL && !jalons_import_preview_is_busy (self->preview);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "feeds.take",
                                 idle && jalons_import_get_drafts (self->look->import)->len > 0);
}

/* What was deleted can be taken back where one feed is looked at; with all of them only what is new stops the round. */
static gboolean
is_worth_seeing (JalonsFeedsDialog *self)
{
  JalonsImport *import = self->look->import;
  gboolean alone = self->jobs.length == 0 && self->said->len == 0;

  return jalons_import_get_drafts (import)->len > 0 || (alone && jalons_import_get_questions (import)->len > 0);
}

static void
show_look (JalonsFeedsDialog *self)
{
  if (!is_worth_seeing (self))
    {
      g_autofree char *summary = jalons_import_foresee (self->look->import);

      say (self, self->look->name, summary);
      next (self);
      return;
    }
  jalons_import_preview_show (self->preview, self->look->import, self->look->dataset, self->look->name);
  show_page (self, "preview", self->take);
  on_previewed (self);
}

/* With others still to be read, the sentence waits for the list. */
static void
tell_failure (JalonsFeedsDialog *self,
              const GError *error)
{
  if (self->jobs.length == 0 && self->said->len == 0)
    {
      show_failure (self, error->message);
      return;
    }
  g_string_append_printf (self->said, "%s%s", self->said->len > 0 ? "\n" : "", error->message);
  next (self);
}

static void
on_looked (GObject *store,
           GAsyncResult *result,
           gpointer data)
{
  JalonsFeedsDialog *self = data;
  g_autoptr (GError) error = NULL;
  JalonsFeedsLook *look = jalons_feeds_look_finish (result, &error);

  /* Who cancelled shows what comes next; the dialog may be gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (look == NULL)
    {
      tell_failure (self, error);
      return;
    }
  g_clear_pointer (&self->look, jalons_feeds_look_free);
  self->look = look;
  show_look (self);
}

static void
stop (JalonsFeedsDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* The next of what is to be looked at; then the list again. */
static void
next (JalonsFeedsDialog *self)
{
  Job *job = g_queue_pop_head (&self->jobs);
  g_autofree char *host = job && job->address ? jalons_address_host (job->address) : NULL;
  /* Translators: the name of a server. */
  g_autofree char *what = host ? g_strdup_printf (_ ("Asking “%s”…"), host) : g_strdup (_ ("Reading…"));

  if (job == NULL)
    {
      show_list (self);
      return;
    }
  stop (self);
  self->cancellable = g_cancellable_new ();
  show_busy (self, what);
  jalons_feeds_look_async (jalons_workspace_get_store (self->workspace), job->address, job->example,
                           jalons_workspace_get_today (self->workspace), self->cancellable, on_looked, self);
  job_free (job);
}

/**
 * jalons_feeds_dialog_look:
 * @address: what somebody typed, or that of a feed
 *
 * Asks @address and shows what taking its actions would do.
 */
void
jalons_feeds_dialog_look (JalonsFeedsDialog *self,
                          const char *address)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *checked = jalons_address_check (address, &error);

  clear_jobs (self);
  g_string_truncate (self->said, 0);
  if (checked == NULL)
    {
      show_failure (self, error->message);
      return;
    }
  add_job (self, checked, -1);
  next (self);
}

static void
refresh_action (GtkWidget *widget,
                const char *action,
                GVariant *parameter)
{
  JalonsFeedsDialog *self = JALONS_FEEDS_DIALOG (widget);
  GListModel *feeds = jalons_dataset_get_list (jalons_workspace_get_dataset (self->workspace), JALONS_ENTITY_FEED);

  clear_jobs (self);
  g_string_truncate (self->said, 0);
  for (guint i = 0; i < g_list_model_get_n_items (feeds); i++)
    {
      g_autoptr (JalonsFeed) feed = g_list_model_get_item (feeds, i);

      add_job (self, jalons_feed_url (feed), -1);
    }
  next (self);
}

static void
read_action (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  JalonsFeedsDialog *self = JALONS_FEEDS_DIALOG (widget);

  jalons_feeds_dialog_look (self, gtk_editable_get_text (GTK_EDITABLE (self->address)));
}

static void
on_address_changed (JalonsFeedsDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "feeds.read",
                                 *gtk_editable_get_text (GTK_EDITABLE (self->address)) != '\0');
}

static void
on_address_entered (JalonsFeedsDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "feeds.read", NULL);
}

/* From the preview the others are still looked at; from anywhere else the list is what one comes back to. */
static void
back_action (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  JalonsFeedsDialog *self = JALONS_FEEDS_DIALOG (widget);
  const char *page = gtk_stack_get_visible_child_name (self->stack);

  if (g_str_equal (page, "list"))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (g_str_equal (page, "preview"))
    {
      say (self, self->look->name, _ ("nothing was taken."));
      next (self);
      return;
    }
  stop (self);
  clear_jobs (self);
  show_list (self);
}

/* Taking */

static void
on_written (GObject *store,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (JalonsFeedsDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean written = jalons_store_put_finish (JALONS_STORE (store), result, &error);
  g_autofree char *summary = jalons_import_summarise (self->look->import);

  self->writing = FALSE;
  if (!written)
    {
      show_failure (self, error->message);
      return;
    }
  say (self, self->look->name, summary);
  gtk_editable_set_text (GTK_EDITABLE (self->address), "");
  next (self);
}

static void
on_backed_up (GObject *store,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (JalonsFeedsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = jalons_import_label (self->look->import);

  if (!jalons_store_keep_backup_finish (JALONS_STORE (store), result, &error))
    {
      self->writing = FALSE;
      show_failure (self, error->message);
      return;
    }
  jalons_store_put_async (JALONS_STORE (store), label, g_ptr_array_ref (jalons_import_get_drafts (self->look->import)),
                          NULL, on_written, g_object_ref (self));
}

static void
take_action (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  JalonsFeedsDialog *self = JALONS_FEEDS_DIALOG (widget);

  self->writing = TRUE;
  show_busy (self, _ ("Writing…"));
  jalons_store_keep_backup_async (jalons_workspace_get_store (self->workspace), JALONS_BACKUP_IMPORT, NULL, on_backed_up,
                                  g_object_ref (self));
}

/* The widget */

/* What is being written is written: the dialog stays to say so. */
static gboolean
jalons_feeds_dialog_close_request (GtkWindow *window)
{
  if (JALONS_FEEDS_DIALOG (window)->writing)
    return TRUE;
  return GTK_WINDOW_CLASS (jalons_feeds_dialog_parent_class)->close_request (window);
}

static void
jalons_feeds_dialog_dispose (GObject *object)
{
  JalonsFeedsDialog *self = JALONS_FEEDS_DIALOG (object);

  stop (self);
  clear_jobs (self);
  g_clear_pointer (&self->feed_rows, jalons_row_list_free);
  g_clear_pointer (&self->example_rows, jalons_row_list_free);
  g_clear_pointer (&self->look, jalons_feeds_look_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (jalons_feeds_dialog_parent_class)->dispose (object);
}

static void
jalons_feeds_dialog_finalize (GObject *object)
{
  g_string_free (JALONS_FEEDS_DIALOG (object)->said, TRUE);

  G_OBJECT_CLASS (jalons_feeds_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, JalonsFeedsDialog, back);
  gtk_widget_class_bind_template_child (widget_class, JalonsFeedsDialog, take);
  gtk_widget_class_bind_template_child (widget_class, JalonsFeedsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, JalonsFeedsDialog, results);
  gtk_widget_class_bind_template_child (widget_class, JalonsFeedsDialog, followed);
  gtk_widget_class_bind_template_child (widget_class, JalonsFeedsDialog, refresh);
  gtk_widget_class_bind_template_child (widget_class, JalonsFeedsDialog, address);
  gtk_widget_class_bind_template_child (widget_class, JalonsFeedsDialog, read);
  gtk_widget_class_bind_template_child (widget_class, JalonsFeedsDialog, examples);
  gtk_widget_class_bind_template_child (widget_class, JalonsFeedsDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, JalonsFeedsDialog, busy);
  gtk_widget_class_bind_template_child (widget_class, JalonsFeedsDialog, failed);
  gtk_widget_class_bind_template_child (widget_class, JalonsFeedsDialog, again);
  gtk_widget_class_bind_template_child (widget_class, JalonsFeedsDialog, preview);
}

static void
jalons_feeds_dialog_class_init (JalonsFeedsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_feeds_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = jalons_feeds_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = jalons_feeds_dialog_close_request;
  g_type_ensure (JALONS_TYPE_IMPORT_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/feeds-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_previewed);
  gtk_widget_class_bind_template_callback (widget_class, on_address_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_address_entered);
  gtk_widget_class_install_action (widget_class, "feeds.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "feeds.take", NULL, take_action);
  gtk_widget_class_install_action (widget_class, "feeds.read", NULL, read_action);
  gtk_widget_class_install_action (widget_class, "feeds.refresh", NULL, refresh_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "feeds.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "feeds.refresh", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "feeds.take", NULL);
}

static void
jalons_feeds_dialog_init (JalonsFeedsDialog *self)
{
  g_queue_init (&self->jobs);
  self->said = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->feed_rows = jalons_row_list_new (self->followed, open_feed, self);
  jalons_row_list_set_remove (self->feed_rows, remove_feed, "user-trash-symbolic", _ ("Follow No More"));
  self->example_rows = jalons_row_list_new (self->examples, open_example, self);
  on_address_changed (self);
}

GtkWindow *
jalons_feeds_dialog_new (JalonsWorkspace *workspace)
{
  JalonsFeedsDialog *self = g_object_new (JALONS_TYPE_FEEDS_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  fill_examples (self);
  show_list (self);
  return GTK_WINDOW (self);
}
