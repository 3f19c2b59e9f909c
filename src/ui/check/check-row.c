/* A line of the list of what is to be checked, under the heading of those like it when it is the first.
 * Invariant: the row takes no keyboard: the list's own item does, and has the name.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/check/check-row.h"

#include <glib/gi18n-lib.h>

#include "ui/check/check-words.h"
#include "ui/parts/sign.h"
#include "ui/parts/tip.h"
#include "ui/sharing/conflict-words.h"

struct _JalonsCheckRow
{
  GtkWidget parent_instance;

  JalonsCheckLine *line;
  GtkLabel *heading;
  GtkWidget *body;
  JalonsSign *sign;
  GtkLabel *who;
  GtkLabel *what;
  GtkLabel *text;
  GtkLabel *advice;
  GtkWidget *choices;
  GtkWidget *go;
  GtkWidget *fold; /* NULL until it is first shown, as most rows have nothing to fold */
  GtkLabel *n_parts;
  GtkImage *arrow;
  GtkWidget *milestone; /* NULL until it is first shown */
};

G_DEFINE_FINAL_TYPE (JalonsCheckRow, jalons_check_row, GTK_TYPE_WIDGET)

/* What its buttons do is done by the view. */

static void
activate (JalonsCheckRow *self,
          const char *action)
{
  if (self->line != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), action, "s", jalons_check_line_get (self->line)->key);
}

static void
on_fold (JalonsCheckRow *self)
{
  activate (self, "check.fold");
}

static void
on_milestone (JalonsCheckRow *self)
{
  activate (self, "check.show-milestone");
}

static void
on_go (JalonsCheckRow *self)
{
  activate (self, "check.go");
}

/* Showing */

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static void
set_text (GtkLabel *label,
          const char *text)
{
  gtk_label_set_label (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), !is_empty (text));
}

/* A button before the one that every row has. */
static GtkWidget *
add_button (JalonsCheckRow *self,
            GtkWidget *child,
            GCallback clicked)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_insert_child_after (GTK_BOX (self->body), button, gtk_widget_get_prev_sibling (self->go));
  return button;
}

static void
add_fold (JalonsCheckRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->n_parts = GTK_LABEL (gtk_label_new (NULL));
  self->arrow = GTK_IMAGE (gtk_image_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->n_parts));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->arrow));
  self->fold = add_button (self, box, G_CALLBACK (on_fold));
}

static void
show_fold (JalonsCheckRow *self,
           const JalonsCheckContents *contents)
{
  g_autofree char *number = g_strdup_printf ("%u", contents->n_parts);

  if (contents->n_parts > 1 && self->fold == NULL)
    add_fold (self);
  if (self->fold == NULL)
    return;
  gtk_widget_set_visible (self->fold, contents->n_parts > 1);
  gtk_label_set_label (self->n_parts, number);
  gtk_image_set_from_icon_name (self->arrow, contents->unfolded ? "pan-down-symbolic" : "pan-end-symbolic");
  jalons_tip_set (self->fold, contents->unfolded ? _ ("Show them together (Left)") : _ ("Show each (Right)"));
}

static GtkWidget *
make_choice (const JalonsCheckContents *contents,
             guint i)
{
  const JalonsConflictChoice *choice = &g_array_index (contents->choices, JalonsConflictChoice, i);
  GtkWidget *button = gtk_button_new (), *label = gtk_label_new (choice->label);
  g_autofree char *tip = g_strdup_printf ("%s (%u)", choice->label, i + 1);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_focusable (button, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "check.settle");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(su)", contents->key, i);
  jalons_tip_set (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, choice->label, -1);
  return button;
}

static void
show_choices (JalonsCheckRow *self,
              const JalonsCheckContents *contents)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->choices)) != NULL)
    gtk_box_remove (GTK_BOX (self->choices), child);
  for (guint i = 0; contents->choices != NULL && i < contents->choices->len; i++)
    gtk_box_append (GTK_BOX (self->choices), make_choice (contents, i));
  gtk_widget_set_visible (self->choices, contents->choices != NULL);
}

/* The parts of a milestone have it above them. */
static void
show_milestone (JalonsCheckRow *self,
                const JalonsCheckContents *contents)
{
  gboolean wanted = contents->place.milestone != NULL && contents->place.division != NULL && !contents->is_part;

  if (wanted && self->milestone == NULL)
    {
      self->milestone = add_button (self, gtk_label_new (_ ("Milestone")), G_CALLBACK (on_milestone));
      jalons_tip_set (self->milestone, _ ("Go to the milestone in the calendar (Alt+Enter)"));
    }
  if (self->milestone != NULL)
    gtk_widget_set_visible (self->milestone, wanted);
}

static void
append (GString *text,
        const char *part)
{
  if (!is_empty (part))
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
}

static char *
spoken_words (const JalonsCheckContents *contents)
{
  GString *text = g_string_new (contents->heading);

  append (text, jalons_check_words_severity (contents->severity));
  append (text, contents->who);
  append (text, contents->what);
  append (text, contents->text);
  if (contents->n_parts > 1)
    append (text, contents->unfolded ? _ ("each is shown below") : _ ("shown together"));
  append (text, contents->advice);
  for (guint i = 0; contents->choices != NULL && i < contents->choices->len; i++)
    {
      /* Translators: a key, and what it does. */
      g_autofree char *words = g_strdup_printf (_ ("%1$u: %2$s"), i + 1,
                                                g_array_index (contents->choices, JalonsConflictChoice, i).label);

      append (text, words);
    }
  return g_string_free (text, FALSE);
}

/* The list's own item has the focus, so it needs the name. */
static void
speak (JalonsCheckRow *self,
       const JalonsCheckContents *contents)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *text = spoken_words (contents);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (item == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (contents->n_parts > 1)
    gtk_accessible_update_state (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_STATE_EXPANDED, contents->unfolded, -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_STATE_EXPANDED);
}

static gboolean
is_alone (const JalonsCheckContents *contents)
{
  return is_empty (contents->who) && is_empty (contents->what) && (contents->is_part || is_empty (contents->advice)) &&
         contents->choices == NULL;
}

static void
show (JalonsCheckRow *self)
{
  const JalonsCheckContents *contents = jalons_check_line_get (self->line);

  set_text (self->heading, contents->heading);
  jalons_check_words_show_sign (self->sign, contents->severity);
  set_text (self->who, contents->who);
  jalons_tip_set (GTK_WIDGET (self->who), contents->who);
  set_text (self->what, contents->what);
  gtk_label_set_label (self->text, contents->text);
  /* What can be done is the same for all parts of a point. */
  set_text (self->advice, contents->is_part ? NULL : contents->advice);
  show_choices (self, contents);
  gtk_widget_set_visible (self->go, contents->place.activity != NULL || contents->place.division != NULL ||
                                      contents->place.milestone != NULL || contents->place.gap != NULL ||
                                      contents->place.row != NULL);
  /* Beside a sentence alone the sign stands as it does; above others it is at their head. */
  gtk_widget_set_valign (GTK_WIDGET (self->sign), is_alone (contents) ? GTK_ALIGN_CENTER : GTK_ALIGN_START);
  if (is_alone (contents))
    gtk_widget_add_css_class (GTK_WIDGET (self->sign), "alone");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->sign), "alone");
  show_fold (self, contents);
  show_milestone (self, contents);
  if (contents->is_part)
    gtk_widget_add_css_class (self->body, "part");
  else
    gtk_widget_remove_css_class (self->body, "part");
  speak (self, contents);
}

static void
jalons_check_row_dispose (GObject *object)
{
  JalonsCheckRow *self = JALONS_CHECK_ROW (object);
  GtkWidget *child;

  jalons_check_row_set_line (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (jalons_check_row_parent_class)->dispose (object);
}

static void
jalons_check_row_class_init (JalonsCheckRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_check_row_dispose;
  g_type_ensure (JALONS_TYPE_SIGN);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/check-row.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsCheckRow, heading);
  gtk_widget_class_bind_template_child (widget_class, JalonsCheckRow, body);
  gtk_widget_class_bind_template_child (widget_class, JalonsCheckRow, sign);
  gtk_widget_class_bind_template_child (widget_class, JalonsCheckRow, who);
  gtk_widget_class_bind_template_child (widget_class, JalonsCheckRow, what);
  gtk_widget_class_bind_template_child (widget_class, JalonsCheckRow, text);
  gtk_widget_class_bind_template_child (widget_class, JalonsCheckRow, advice);
  gtk_widget_class_bind_template_child (widget_class, JalonsCheckRow, choices);
  gtk_widget_class_bind_template_child (widget_class, JalonsCheckRow, go);
  gtk_widget_class_bind_template_callback (widget_class, on_go);
}

static void
jalons_check_row_init (JalonsCheckRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jalons_tip_whole (self->what);
  jalons_tip_set (self->go, _ ("Go to what is to be checked (Enter)"));
}

GtkWidget *
jalons_check_row_new (void)
{
  return g_object_new (JALONS_TYPE_CHECK_ROW, NULL);
}

/**
 * jalons_check_row_set_line:
 * @line: (nullable): what the row shows and follows
 */
void
jalons_check_row_set_line (JalonsCheckRow *self,
                           JalonsCheckLine *line)
{
  if (self->line != NULL)
    g_signal_handlers_disconnect_by_func (self->line, show, self);
  g_set_object (&self->line, line);
  if (line == NULL)
    return;
  show (self);
  g_signal_connect_object (line, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
}

/**
 * jalons_check_row_get_line:
 *
 * Returns: (transfer none) (nullable): what it shows
 */
JalonsCheckLine *
jalons_check_row_get_line (JalonsCheckRow *self)
{
  return self->line;
}
