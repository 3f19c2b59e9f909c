/* What two people wrote at once of one object, or of those of a list.
 * Invariant: a line is made anew only when it says something else, so that its buttons keep the keyboard.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sharing/conflict-bar.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/fold-layout.h"
#include "ui/parts/subject.h"
#include "ui/sharing/conflict-words.h"
#include "ui/sharing/sharing.h"

struct _JalonsConflictBar
{
  GtkWidget parent_instance;

  JalonsWorkspace *workspace;
  GPtrArray *ids;      /* of the objects that are shown */
  JalonsEntityId entity;
  const JalonsFieldId *fields;
  guint n_fields;      /* 0: all of them */
  gboolean elsewhere;  /* whether those fields are shown by other bars */
  char *shown;         /* what the lines say */
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (JalonsConflictBar, jalons_conflict_bar, GTK_TYPE_WIDGET)

static const GPtrArray *
conflicts_of (JalonsWorkspace *workspace)
{
  JalonsSharing *sharing = jalons_workspace_get_sharing (workspace);

  return sharing != NULL ? jalons_sharing_list_conflicts (sharing) : NULL;
}

static gboolean
has_id (JalonsConflictBar *self,
        const char *id)
{
  return g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, NULL);
}

static gboolean
has_field (JalonsConflictBar *self,
           const JalonsField *field)
{
  for (guint i = 0; field != NULL && i < self->n_fields; i++)
    if (self->fields[i] == field->id)
      return !self->elsewhere;
  return self->n_fields == 0 || self->elsewhere;
}

static gboolean
is_shown (JalonsConflictBar *self,
          const JalonsConflict *conflict)
{
  return conflict->entity == self->entity && has_id (self, conflict->row) && has_field (self, conflict->field);
}

/* Of several objects each is named. */
static char *
sentence_of (JalonsConflictBar *self,
             const JalonsConflict *conflict)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  g_autofree char *sentence = jalons_conflict_words_sentence (dataset, conflict);
  g_autofree char *what = NULL;

  if (self->ids->len < 2)
    return g_steal_pointer (&sentence);
  what = jalons_conflict_words_what (dataset, conflict);
  return g_strdup_printf ("%s\n%s", what, sentence);
}

static void
settle (GtkWidget *widget,
        const char *action,
        GVariant *place)
{
  JalonsConflictBar *self = JALONS_CONFLICT_BAR (widget);
  const GPtrArray *conflicts = conflicts_of (self->workspace);
  const JalonsConflict *conflict;
  g_autoptr (GArray) choices = NULL;
  guint32 i, choice;

  g_variant_get (place, "(uu)", &i, &choice);
  if (conflicts == NULL || i >= conflicts->len)
    return;
  conflict = conflicts->pdata[i];
  choices = jalons_conflict_choices (jalons_workspace_get_dataset (self->workspace), conflict);
  if (is_shown (self, conflict) && choice < choices->len)
    jalons_sharing_settle (jalons_workspace_get_sharing (self->workspace), conflict,
                           g_array_index (choices, JalonsConflictChoice, choice).value);
}

static GtkWidget *
make_button (const JalonsConflictChoice *choice,
             guint i,
             guint number)
{
  GtkWidget *button = gtk_button_new (), *label = gtk_label_new (choice->label);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_tooltip_text (button, choice->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, choice->label, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "conflict.settle");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uu)", i, number);
  return button;
}

static void
add_line (JalonsConflictBar *self,
          const JalonsConflict *conflict,
          guint i)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  g_autofree char *sentence = sentence_of (self, conflict);
  g_autoptr (GArray) choices = jalons_conflict_choices (dataset, conflict);
  GtkWidget *label = gtk_label_new (sentence), *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (line, "conflict");
  gtk_widget_set_layout_manager (buttons, g_object_new (JALONS_TYPE_FOLD_LAYOUT, NULL));
  gtk_box_append (GTK_BOX (line), label);
  for (guint number = 0; number < choices->len; number++)
    gtk_box_append (GTK_BOX (buttons), make_button (&g_array_index (choices, JalonsConflictChoice, number), i, number));
  gtk_box_append (GTK_BOX (line), buttons);
  gtk_box_append (GTK_BOX (self->box), line);
}

static char *
tell_all (JalonsConflictBar *self)
{
  const GPtrArray *conflicts = conflicts_of (self->workspace);
  GString *text = g_string_new (NULL);

  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++)
    {
      const JalonsConflict *conflict = conflicts->pdata[i];
      g_autofree char *sentence = NULL;

      if (!is_shown (self, conflict))
        continue;
      sentence = sentence_of (self, conflict);
      g_string_append_printf (text, "%u %s\n", i, sentence);
    }
  return g_string_free (text, FALSE);
}

static void
fill (JalonsConflictBar *self)
{
  const GPtrArray *conflicts = conflicts_of (self->workspace);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++)
    if (is_shown (self, conflicts->pdata[i]))
      add_line (self, conflicts->pdata[i], i);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (self->box) != NULL);
}

static void
show (JalonsConflictBar *self,
      JalonsWorkspace *workspace)
{
  g_autofree char *words = NULL;

  g_set_object (&self->workspace, workspace);
  words = tell_all (self);
  if (g_strcmp0 (words, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&words);
  fill (self);
}

/**
 * jalons_conflict_bar_show:
 * @id: (nullable): of the object that is shown
 *
 * Shows what is in conflict of it now. To be called again after every change.
 */
void
jalons_conflict_bar_show (JalonsConflictBar *self,
                          JalonsWorkspace *workspace,
                          JalonsEntityId entity,
                          const char *id)
{
  self->entity = entity;
  g_ptr_array_set_size (self->ids, 0);
  if (id != NULL)
    g_ptr_array_add (self->ids, g_strdup (id));
  show (self, workspace);
}

/**
 * jalons_conflict_bar_show_list:
 * @records: (element-type JalonsRecord): objects of one kind
 *
 * Shows what is in conflict of any of them now, each by its name when there are several.
 */
void
jalons_conflict_bar_show_list (JalonsConflictBar *self,
                               JalonsWorkspace *workspace,
                               GPtrArray *records)
{
  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; i < records->len; i++)
    {
      self->entity = jalons_record_get_entity (records->pdata[i]);
      g_ptr_array_add (self->ids, g_strdup (jalons_record_get_id (records->pdata[i])));
    }
  show (self, workspace);
}

/**
 * jalons_conflict_bar_set_fields:
 * @fields: (array length=n_fields): static, or as long as @self
 * @elsewhere: whether other bars show these fields, and this one the rest; else this one shows these alone
 */
void
jalons_conflict_bar_set_fields (JalonsConflictBar *self,
                                const JalonsFieldId *fields,
                                guint n_fields,
                                gboolean elsewhere)
{
  self->fields = fields;
  self->n_fields = n_fields;
  self->elsewhere = elsewhere;
}

/**
 * jalons_conflict_mark:
 * @widget: a row that shows one field, see jalons_subject_set()
 *
 * Marks the row while its field is in conflict.
 */
void
jalons_conflict_mark (GtkWidget *widget,
                      JalonsWorkspace *workspace)
{
  JalonsSharing *sharing = jalons_workspace_get_sharing (workspace);
  const JalonsSubject *subject = jalons_subject_find (widget);
  const JalonsConflict *conflict = NULL;
  g_autofree char *sentence = NULL;

  if (sharing != NULL && subject != NULL && subject->field != NULL)
    conflict = jalons_sharing_find_conflict (sharing, subject->entity, subject->id, subject->field);
  if (conflict == NULL && !gtk_widget_has_css_class (widget, "in-conflict"))
    return;
  if (conflict == NULL)
    gtk_widget_remove_css_class (widget, "in-conflict");
  else
    gtk_widget_add_css_class (widget, "in-conflict");
  sentence = conflict != NULL ? jalons_conflict_words_sentence (jalons_workspace_get_dataset (workspace), conflict) : NULL;
  gtk_widget_set_tooltip_text (widget, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence != NULL ? sentence : "", -1);
}

static void
jalons_conflict_bar_dispose (GObject *object)
{
  JalonsConflictBar *self = JALONS_CONFLICT_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (jalons_conflict_bar_parent_class)->dispose (object);
}

static void
jalons_conflict_bar_class_init (JalonsConflictBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_conflict_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "conflict.settle", "(uu)", settle);
}

static void
jalons_conflict_bar_init (JalonsConflictBar *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Written by two people at once"),
                                  -1);
}
