/* Ambassadors who are probably one person, to be merged or told apart.
 * Invariant: the pairs are those of the data of every year, loaded after the last writing: a visit of another year must
 * not be left behind.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/ambassadors/duplicates-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/catalogue/catalogue.h"
#include "core/catalogue/same-person.h"
#include "plan/merge-ambassadors.h"
#include "store/settings.h"
#include "ui/parts/over.h"
#include "ui/parts/spoken.h"

/* More would not be looked through at once. */
#define MAX_PAIRS 100

/* Where the pairs are kept that somebody told apart: a line for each, both ids. */
#define APART "people apart"

struct _JalonsDuplicatesDialog
{
  AdwWindow parent_instance;
  JalonsWorkspace *workspace;
  GtkStack *stack;
  AdwStatusPage *none;
  AdwPreferencesGroup *group;
  GPtrArray *rows;
  GCancellable *cancellable;
  JalonsDataset *dataset; /* of every year */
  char *apart;
};

G_DEFINE_FINAL_TYPE (JalonsDuplicatesDialog, jalons_duplicates_dialog, ADW_TYPE_WINDOW)

static void load (JalonsDuplicatesDialog *self);

/* A pair: the one who is kept, and the other. */
typedef struct
{
  JalonsDuplicatesDialog *self; /* whose row holds it */
  JalonsAmbassador *kept;
  JalonsAmbassador *other;
  char *key;
} Pair;

static void
pair_free (gpointer data,
           GClosure *closure)
{
  Pair *pair = data;

  g_object_unref (pair->kept);
  g_object_unref (pair->other);
  g_free (pair->key);
  g_free (pair);
}

static char *
make_key (const JalonsSamePair *pair)
{
  const char *a = jalons_record_get_id (pair->one), *b = jalons_record_get_id (pair->other);

  return strcmp (a, b) < 0 ? g_strdup_printf ("%s %s\n", a, b) : g_strdup_printf ("%s %s\n", b, a);
}

/* ---- What is done with a pair ---- */

static gboolean
was_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
on_merged (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (JalonsDuplicatesDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (!jalons_store_put_finish (JALONS_STORE (object), result, &error))
    jalons_workspace_fail (self->workspace, error->message);
  else
    jalons_workspace_say (self->workspace, _ ("Two ambassadors were merged"), TRUE);
  if (!g_cancellable_is_cancelled (self->cancellable))
    load (self);
}

static void
on_merge (GtkButton *button,
          Pair *pair)
{
  JalonsDuplicatesDialog *self = pair->self;

  gtk_stack_set_visible_child_name (self->stack, "busy");
  /* No name in the label: it would stay in the journal when the person is forgotten. */
  jalons_store_put_async (jalons_workspace_get_store (self->workspace), _ ("Merge two ambassadors"),
                          jalons_merge_ambassadors (self->dataset, pair->kept, pair->other), NULL, on_merged,
                          g_object_ref (self));
}

static void
on_told_apart (GObject *object,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (JalonsDuplicatesDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (!jalons_store_set_setting_finish (JALONS_STORE (object), result, &error))
    jalons_workspace_fail (self->workspace, error->message);
  if (!g_cancellable_is_cancelled (self->cancellable))
    load (self);
}

static void
on_apart (GtkButton *button,
          Pair *pair)
{
  JalonsDuplicatesDialog *self = pair->self;
  g_autofree char *apart = g_strconcat (self->apart, pair->key, NULL);

  gtk_stack_set_visible_child_name (self->stack, "busy");
  jalons_store_set_setting_async (jalons_workspace_get_store (self->workspace), APART, apart, NULL, on_told_apart,
                                  g_object_ref (self));
}

/* ---- Rows ---- */

/* "Marie Dupont, boulangère, Boulangerie Paul, marie@example.org, 2 visits" */
static char *
describe (JalonsDuplicatesDialog *self,
          const JalonsAmbassador *ambassador)
{
  g_autoptr (GPtrArray) visits = jalons_dataset_referring (self->dataset, JALONS_VISIT_AMBASSADOR,
                                                           jalons_record_get_id (ambassador));
  g_autofree char *job = jalons_ambassador_job (ambassador);
  const char *const parts[] = { job, jalons_ambassador_organisation (ambassador), jalons_ambassador_territory (ambassador),
                                jalons_ambassador_email (ambassador), jalons_ambassador_phone (ambassador) };
  GString *text = g_string_new (jalons_ambassador_name (ambassador));

  for (unsigned i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (text, ", %s", parts[i]);
  g_string_append (text, ", ");
  g_string_append_printf (text, ngettext ("%u visit", "%u visits", visits->len), visits->len);
  return g_string_free (text, FALSE);
}

static void
add_button (JalonsDuplicatesDialog *self,
            GtkWidget *row,
            const JalonsSamePair *same,
            const char *label,
            const char *name,
            void (*clicked) (GtkButton *button, Pair *pair))
{
  GtkWidget *button = gtk_button_new_with_label (label);
  Pair *pair = g_new0 (Pair, 1);

  pair->self = self;
  pair->kept = g_object_ref (jalons_merge_choose_kept (self->dataset, same->one, same->other));
  pair->other = g_object_ref (pair->kept == same->one ? same->other : same->one);
  pair->key = make_key (same);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  jalons_spoken_set_name (button, name);
  g_signal_connect_data (button, "clicked", G_CALLBACK (clicked), pair, pair_free, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_pair (JalonsDuplicatesDialog *self,
          const JalonsSamePair *same)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
  JalonsAmbassador *kept = jalons_merge_choose_kept (self->dataset, same->one, same->other);
  g_autofree char *one = describe (self, kept), *other = describe (self, kept == same->one ? same->other : same->one);
  g_autofree char *why = jalons_sameness_words (same->sameness);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", other, why);
  /* Translators: %s is a name. */
  g_autofree char *merge = g_strdup_printf (_ ("Merge the two entries of %s"), jalons_ambassador_name (same->one));
  /* Translators: %s is a name. */
  g_autofree char *apart = g_strdup_printf (_ ("%s: these are two people"), jalons_ambassador_name (same->one));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), one);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  add_button (self, row, same, _ ("Merge"), merge, on_merge);
  add_button (self, row, same, _ ("Two People"), apart, on_apart);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_pairs (JalonsDuplicatesDialog *self)
{
  g_autoptr (GArray) pairs = jalons_people_list_pairs (self->dataset, MAX_PAIRS);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < pairs->len; i++)
    {
      const JalonsSamePair *pair = &g_array_index (pairs, JalonsSamePair, i);
      g_autofree char *key = make_key (pair);

      if (strstr (self->apart, key) == NULL)
        add_pair (self, pair);
    }
  gtk_stack_set_visible_child_name (self->stack, self->rows->len > 0 ? "pairs" : "none");
  if (self->rows->len > 0)
    gtk_widget_child_focus (GTK_WIDGET (self->group), GTK_DIR_TAB_FORWARD);
}

/* ---- Loading ---- */

static void
show_failure (JalonsDuplicatesDialog *self,
              const char *sentence)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_status_page_set_icon_name (self->none, "dialog-warning-symbolic");
  adw_status_page_set_title (self->none, _ ("The Data Could Not Be Read"));
  adw_status_page_set_description (self->none, markup);
  gtk_stack_set_visible_child_name (self->stack, "none");
}

static void
on_apart_read (GObject *object,
               GAsyncResult *result,
               gpointer data)
{
  JalonsDuplicatesDialog *self = data;
  g_autoptr (GError) error = NULL;
  char *apart = jalons_store_get_setting_finish (JALONS_STORE (object), result, &error);

  if (was_cancelled (error))
    return;
  if (apart == NULL)
    {
      show_failure (self, error->message);
      return;
    }
  g_free (self->apart);
  self->apart = apart;
  show_pairs (self);
}

static void
on_loaded (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  JalonsDuplicatesDialog *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsDataset) dataset = jalons_store_load_finish (JALONS_STORE (object), result, &error);

  if (was_cancelled (error))
    return;
  if (dataset == NULL)
    {
      show_failure (self, error->message);
      return;
    }
  g_set_object (&self->dataset, dataset);
  jalons_store_get_setting_async (JALONS_STORE (object), APART, self->cancellable, on_apart_read, self);
}

static void
load (JalonsDuplicatesDialog *self)
{
  gtk_stack_set_visible_child_name (self->stack, "busy");
  jalons_store_load_async (jalons_workspace_get_store (self->workspace), 0, self->cancellable, on_loaded, self);
}

/* ---- The widget ---- */

static void
jalons_duplicates_dialog_dispose (GObject *object)
{
  JalonsDuplicatesDialog *self = JALONS_DUPLICATES_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_object (&self->dataset);

  G_OBJECT_CLASS (jalons_duplicates_dialog_parent_class)->dispose (object);
}

static void
jalons_duplicates_dialog_finalize (GObject *object)
{
  JalonsDuplicatesDialog *self = JALONS_DUPLICATES_DIALOG (object);

  g_ptr_array_unref (self->rows);
  g_object_unref (self->cancellable);
  g_free (self->apart);

  G_OBJECT_CLASS (jalons_duplicates_dialog_parent_class)->finalize (object);
}

static void
jalons_duplicates_dialog_class_init (JalonsDuplicatesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_duplicates_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = jalons_duplicates_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/duplicates-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsDuplicatesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, JalonsDuplicatesDialog, none);
  gtk_widget_class_bind_template_child (widget_class, JalonsDuplicatesDialog, group);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
jalons_duplicates_dialog_init (JalonsDuplicatesDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  self->apart = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jalons_duplicates_dialog_new:
 *
 * Returns: (transfer none): the dialog, which looks for those who may be one person
 */
GtkWindow *
jalons_duplicates_dialog_new (JalonsWorkspace *workspace)
{
  JalonsDuplicatesDialog *self = g_object_new (JALONS_TYPE_DUPLICATES_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  load (self);
  return GTK_WINDOW (self);
}

void
jalons_duplicates_dialog_present (GtkWindow *parent,
                                  JalonsWorkspace *workspace)
{
  GtkWindow *window = jalons_duplicates_dialog_new (workspace);

  jalons_present_over (GTK_WIDGET (parent), window);
}
