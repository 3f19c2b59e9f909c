/* “Préparer l'année suivante”: seeing what would be done for the year after the open one, and doing it.
 * Invariant: what would be done is worked out on the next year as it was last written: after a change, it is again.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/next-year/next-year-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "plan/gestures.h"
#include "ui/next-year/next-year-list.h"

struct _JalonsNextYearDialog
{
  AdwWindow parent_instance;
  JalonsWorkspace *workspace; /* NULL once it is closed */
  char *year_id;              /* the year that is transposed */
  int start;                  /* of the year after it */
  GtkWidget *cancel;
  GtkWidget *accept;
  AdwWindowTitle *head;
  GtkStack *stack;
  GtkSpinner *spinner;
  GtkLabel *busy;
  GtkLabel *summary;
  GtkLabel *dates;
  GtkCheckButton *restore;
  JalonsNextYearList *list;
  AdwStatusPage *unknown;
  GtkWidget *calendar;
  AdwStatusPage *failed;
  GtkWidget *again;
  GCancellable *cancellable;
  JalonsDataset *next;
  GHashTable *gone; /* ids of what was deleted from the next year */
  JalonsNextYear *prepared;
  gboolean writing;
};

G_DEFINE_FINAL_TYPE (JalonsNextYearDialog, jalons_next_year_dialog, ADW_TYPE_WINDOW)

/* Pages */

static void
show_page (JalonsNextYearDialog *self,
           const char *name,
           GtkWidget *default_widget)
{
  gboolean fresh = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) != 0;

  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (name, "busy"));
  gtk_widget_set_visible (self->accept, g_str_equal (name, "preview"));
  gtk_window_set_default_widget (GTK_WINDOW (self), default_widget);
  if (fresh && default_widget != NULL)
    gtk_widget_grab_focus (default_widget);
}

static void
show_busy (JalonsNextYearDialog *self,
           const char *text)
{
  gtk_label_set_label (self->busy, text);
  show_page (self, "busy", NULL);
}

/* A status page's description is markup. */
static void
show_problem (JalonsNextYearDialog *self,
              const char *name,
              AdwStatusPage *page,
              const char *sentence,
              GtkWidget *button)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (page, markup);
  show_page (self, name, button);
}

static void
show_failure (JalonsNextYearDialog *self,
              const char *sentence)
{
  show_problem (self, "failed", self->failed, sentence, self->again);
}

/* The preview */

static unsigned
count_added (const JalonsNextYear *prepared,
             JalonsEntityId entity)
{
  unsigned n = 0;

  for (guint i = 0; i < prepared->drafts->len; i++)
    n += jalons_draft_get_entity (g_ptr_array_index (prepared->drafts, i)) == entity;
  return n;
}

/* Takes @text; none of something is not said. */
static void
take_count (GPtrArray *parts,
            unsigned n,
            char *text)
{
  if (n > 0)
    g_ptr_array_add (parts, text);
  else
    g_free (text);
}

/* What is added: "8 classes", "140 activities" */
static GPtrArray *
list_added (const JalonsNextYear *prepared)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  unsigned divisions = count_added (prepared, JALONS_ENTITY_DIVISION);
  unsigned activities = count_added (prepared, JALONS_ENTITY_ACTIVITY);

  take_count (parts, divisions, g_strdup_printf (ngettext ("%u class", "%u classes", divisions), divisions));
  take_count (parts, activities, jalons_format_counted (ngettext ("%u activity", "%u activities", activities), activities));
  return parts;
}

static char *
summarise (const JalonsNextYear *prepared)
{
  const unsigned *n = prepared->n_lines;
  unsigned undated = n[JALONS_NEXT_UNDATED], moved = n[JALONS_NEXT_MOVED];
  unsigned dropped = n[JALONS_NEXT_DROPPED], left = n[JALONS_NEXT_LEFT];
  g_autoptr (GPtrArray) parts = list_added (prepared);

  take_count (parts, undated, jalons_format_counted (ngettext ("%u to be dated", "%u to be dated", undated), undated));
  take_count (parts, moved, jalons_format_counted (ngettext ("%u without a day", "%u without a day", moved), moved));
  take_count (parts, dropped, jalons_format_counted (ngettext ("%u not taken over", "%u not taken over", dropped), dropped));
  take_count (parts, left, jalons_format_counted (ngettext ("%u left as it is", "%u left as they are", left), left));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* The line about the year says which dates were taken, and whether they are sure. */
static const char *
find_dates (const JalonsNextYear *prepared)
{
  for (guint i = 0; i < prepared->lines->len; i++)
    {
      const JalonsNextYearLine *line = g_ptr_array_index (prepared->lines, i);

      if (line->entity == JALONS_ENTITY_YEAR)
        return line->text;
    }
  return "";
}

static void
show_head (JalonsNextYearDialog *self)
{
  gboolean fresh = self->prepared->drafts->len > 0;
  g_autofree char *year = jalons_format_school_year (self->start);
  /* Translators: a school year */
  g_autofree char *nothing = g_strdup_printf (_ ("Nothing is left to prepare: %s has everything already."), year);
  /* Translators: a school year */
  g_autofree char *show = g_strdup_printf (_ ("_Show %s"), year);
  g_autofree char *summary = fresh ? summarise (self->prepared) : NULL;

  gtk_label_set_label (self->summary, fresh ? summary : nothing);
  gtk_label_set_label (self->dates, find_dates (self->prepared));
  gtk_button_set_label (GTK_BUTTON (self->accept), fresh ? _ ("_Prepare") : show);
}

/* What was deleted can be taken over again, once that is asked for. */
static void
show_restore (JalonsNextYearDialog *self)
{
  unsigned n = self->prepared->n_gone;
  g_autofree char *text = jalons_format_counted (ngettext ("Take over again the %u line that was deleted from that year",
                                                           "Take over again the %u lines that were deleted from that year", n),
                                                 n);

  if (n > 0)
    gtk_check_button_set_label (self->restore, text);
  gtk_widget_set_visible (GTK_WIDGET (self->restore), n > 0 || gtk_check_button_get_active (self->restore));
}

static void
prepare (JalonsNextYearDialog *self)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  JalonsYear *year = jalons_dataset_lookup (dataset, JALONS_ENTITY_YEAR, self->year_id);
  gboolean restore = gtk_check_button_get_active (self->restore);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->prepared, jalons_next_year_free);
  if (year == NULL || jalons_year_start (year) != jalons_workspace_get_start_year (self->workspace))
    {
      gtk_window_close (GTK_WINDOW (self)); /* another year is open now */
      return;
    }
  self->prepared = jalons_next_year_prepare (dataset, year, self->next, restore ? NULL : self->gone, &error);
  if (self->prepared == NULL)
    {
      if (g_error_matches (error, JALONS_ERROR, JALONS_ERROR_MISSING))
        show_problem (self, "unknown", self->unknown, error->message, self->calendar);
      else
        show_failure (self, error->message);
      return;
    }
  show_head (self);
  show_restore (self);
  jalons_next_year_list_show (self->list, self->prepared);
  show_page (self, "preview", self->accept);
}

static void
on_restore_toggled (JalonsNextYearDialog *self)
{
  if (self->next != NULL && !self->writing)
    prepare (self);
}

/* Reading the next year */

static gboolean
is_over (JalonsNextYearDialog *self,
         const GError *error)
{
  return self->workspace == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
on_deleted_listed (GObject *object,
                   GAsyncResult *result,
                   gpointer data)
{
  g_autoptr (JalonsNextYearDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) gone = jalons_store_list_deleted_finish (JALONS_STORE (object), result, &error);

  if (is_over (self, error))
    return;
  if (gone == NULL)
    {
      show_failure (self, error->message);
      return;
    }
  g_clear_pointer (&self->gone, g_hash_table_unref);
  self->gone = g_steal_pointer (&gone);
  prepare (self);
}

static void
on_loaded (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (JalonsNextYearDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsDataset) next = jalons_store_load_finish (JALONS_STORE (object), result, &error);

  if (is_over (self, error))
    return;
  if (next == NULL)
    {
      show_failure (self, error->message);
      return;
    }
  g_set_object (&self->next, next);
  jalons_store_list_deleted_async (JALONS_STORE (object), self->start, self->cancellable, on_deleted_listed,
                                   g_object_ref (self));
}

static void
load (JalonsNextYearDialog *self)
{
  JalonsStore *store = jalons_workspace_get_store (self->workspace);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (store != NULL)
    jalons_store_load_async (store, self->start, self->cancellable, on_loaded, g_object_ref (self));
}

/* Something was written meanwhile, elsewhere: what is shown would no longer be what is done. */
static void
on_changed (JalonsNextYearDialog *self)
{
  if (!self->writing && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "failed") != 0)
    load (self);
}

static void
again_action (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  JalonsNextYearDialog *self = JALONS_NEXT_YEAR_DIALOG (widget);
  g_autofree char *year = jalons_format_school_year (self->start);
  /* Translators: a school year */
  g_autofree char *text = g_strdup_printf (_ ("Reading %s…"), year);

  show_busy (self, text);
  load (self);
}

/* Writing */

static char *
make_message (const JalonsNextYear *prepared)
{
  g_autofree char *year = jalons_format_school_year (prepared->start), *list = NULL;
  g_autoptr (GPtrArray) parts = list_added (prepared);

  if (parts->len == 0)
    /* Translators: a school year */
    return g_strdup_printf (_ ("%s is prepared"), year);
  g_ptr_array_add (parts, NULL);
  list = jalons_format_list ((const char *const *) parts->pdata);
  /* Translators: a school year, "8 classes and 140 activities" */
  return g_strdup_printf (_ ("%1$s is prepared: %2$s"), year, list);
}

static void
on_written (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (JalonsNextYearDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = make_message (self->prepared);

  self->writing = FALSE;
  gtk_widget_set_sensitive (self->cancel, TRUE);
  if (!jalons_store_put_finish (JALONS_STORE (object), result, &error))
    {
      show_failure (self, error->message);
      return;
    }
  jalons_workspace_set_start_year (self->workspace, self->start);
  jalons_workspace_say (self->workspace, message, TRUE);
  gtk_window_close (GTK_WINDOW (self));
}

static void
accept_action (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  JalonsNextYearDialog *self = JALONS_NEXT_YEAR_DIALOG (widget);
  g_autofree char *year = jalons_format_school_year (self->start);
  /* Translators: a school year */
  g_autofree char *text = g_strdup_printf (_ ("Writing %s…"), year);

  if (self->prepared == NULL || self->writing || !gtk_widget_get_visible (self->accept))
    return;
  if (self->prepared->drafts->len == 0)
    {
      jalons_workspace_set_start_year (self->workspace, self->start);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  self->writing = TRUE;
  show_busy (self, text);
  gtk_widget_set_sensitive (self->cancel, FALSE);
  jalons_store_put_async (jalons_workspace_get_store (self->workspace), self->prepared->label,
                          g_ptr_array_ref (self->prepared->drafts), NULL, on_written, g_object_ref (self));
}

/* Years without dates */

/* A calendar is imported into a year that is there: it is created if need be. */
static void
create_year (JalonsNextYearDialog *self)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  JalonsYear *year = jalons_dataset_lookup (dataset, JALONS_ENTITY_YEAR, self->year_id);
  JalonsSchool *school = jalons_dataset_follow (dataset, year, JALONS_YEAR_SCHOOL);
  g_autofree char *name = jalons_format_school_year (self->start);
  /* Translators: a school year */
  g_autofree char *label = g_strdup_printf (_ ("Create %s"), name);
  g_autofree char *id = school ? jalons_year_make_id (jalons_school_uai (school), self->start) : NULL;
  g_autoptr (GPtrArray) drafts = jalons_gesture_drafts_new ();
  JalonsDraft *draft;

  if (id == NULL || jalons_dataset_lookup (dataset, JALONS_ENTITY_YEAR, id) != NULL)
    return;
  draft = jalons_draft_new (JALONS_ENTITY_YEAR, id);
  jalons_draft_copy_field (draft, year, JALONS_YEAR_SCHOOL);
  jalons_draft_copy_field (draft, year, JALONS_YEAR_ZONE);
  jalons_draft_copy_field (draft, year, JALONS_YEAR_REFERENCE_SET);
  jalons_draft_copy_field (draft, year, JALONS_YEAR_HALF_DAYS);
  jalons_draft_copy_field (draft, year, JALONS_YEAR_COUNSELLOR);
  jalons_draft_copy_field (draft, year, JALONS_YEAR_AXIS_SHARE);
  jalons_draft_set_number (draft, JALONS_YEAR_START, self->start);
  g_ptr_array_add (drafts, draft);
  jalons_workspace_write (self->workspace, label, drafts);
}

static void
calendar_action (GtkWidget *widget,
                 const char *action,
                 GVariant *parameter)
{
  JalonsNextYearDialog *self = JALONS_NEXT_YEAR_DIALOG (widget);
  GtkWidget *window = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));

  self->writing = TRUE; /* what is written now is not to be shown here */
  create_year (self);
  gtk_window_destroy (GTK_WINDOW (self));
  if (window != NULL)
    gtk_widget_activate_action (window, "win.import", NULL);
}

static void
find_action (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  jalons_next_year_list_find (JALONS_NEXT_YEAR_DIALOG (widget)->list);
}

/* The widget */

/* What is being written is written: the dialog stays until it is. */
static gboolean
jalons_next_year_dialog_close_request (GtkWindow *window)
{
  if (JALONS_NEXT_YEAR_DIALOG (window)->writing)
    return TRUE;
  return GTK_WINDOW_CLASS (jalons_next_year_dialog_parent_class)->close_request (window);
}

static void
jalons_next_year_dialog_dispose (GObject *object)
{
  JalonsNextYearDialog *self = JALONS_NEXT_YEAR_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (jalons_next_year_dialog_parent_class)->dispose (object);
}

static void
jalons_next_year_dialog_finalize (GObject *object)
{
  JalonsNextYearDialog *self = JALONS_NEXT_YEAR_DIALOG (object);

  g_clear_object (&self->next);
  g_clear_pointer (&self->gone, g_hash_table_unref);
  g_clear_pointer (&self->prepared, jalons_next_year_free);
  g_free (self->year_id);

  G_OBJECT_CLASS (jalons_next_year_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, JalonsNextYearDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, JalonsNextYearDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, JalonsNextYearDialog, head);
  gtk_widget_class_bind_template_child (widget_class, JalonsNextYearDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, JalonsNextYearDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, JalonsNextYearDialog, busy);
  gtk_widget_class_bind_template_child (widget_class, JalonsNextYearDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, JalonsNextYearDialog, dates);
  gtk_widget_class_bind_template_child (widget_class, JalonsNextYearDialog, restore);
  gtk_widget_class_bind_template_child (widget_class, JalonsNextYearDialog, list);
  gtk_widget_class_bind_template_child (widget_class, JalonsNextYearDialog, unknown);
  gtk_widget_class_bind_template_child (widget_class, JalonsNextYearDialog, calendar);
  gtk_widget_class_bind_template_child (widget_class, JalonsNextYearDialog, failed);
  gtk_widget_class_bind_template_child (widget_class, JalonsNextYearDialog, again);
}

static void
jalons_next_year_dialog_class_init (JalonsNextYearDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_next_year_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = jalons_next_year_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = jalons_next_year_dialog_close_request;
  g_type_ensure (JALONS_TYPE_NEXT_YEAR_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/next-year-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_restore_toggled);
  gtk_widget_class_install_action (widget_class, "next-year.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "next-year.calendar", NULL, calendar_action);
  gtk_widget_class_install_action (widget_class, "next-year.again", NULL, again_action);
  gtk_widget_class_install_action (widget_class, "next-year.find", NULL, find_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "next-year.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "next-year.find", NULL);
}

static void
jalons_next_year_dialog_init (JalonsNextYearDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_title (JalonsNextYearDialog *self)
{
  JalonsSchool *school = jalons_workspace_get_school (self->workspace);
  g_autofree char *from = jalons_format_school_year (self->start - 1), *to = jalons_format_school_year (self->start);
  /* Translators: the name of a school, a school year and the one after it */
  g_autofree char *subtitle = g_strdup_printf (_ ("%1$s: %2$s → %3$s"), jalons_school_name (school), from, to);

  adw_window_title_set_subtitle (self->head, subtitle);
}

/**
 * jalons_next_year_dialog_new:
 * @workspace: has a year open of the selected school
 */
GtkWindow *
jalons_next_year_dialog_new (JalonsWorkspace *workspace)
{
  JalonsNextYearDialog *self = g_object_new (JALONS_TYPE_NEXT_YEAR_DIALOG, NULL);
  JalonsYear *year = jalons_workspace_get_year (workspace);

  g_return_val_if_fail (year != NULL, GTK_WINDOW (self));

  self->workspace = g_object_ref (workspace);
  self->year_id = g_strdup (jalons_record_get_id (year));
  self->start = jalons_year_start (year) + 1;
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  show_title (self);
  again_action (GTK_WIDGET (self), NULL, NULL);
  return GTK_WINDOW (self);
}
