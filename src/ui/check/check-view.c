/* Shows what is to be checked, folds it, and goes to where it can be mended.
 * Invariant: what the view keeps of the list is which points are unfolded and which line is selected, by their keys.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/check/check-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "ui/check/check-conflicts.h"
#include "ui/check/check-gaps.h"
#include "ui/check/check-row.h"
#include "ui/check/check-words.h"
#include "ui/parts/pass-focus.h"
#include "ui/parts/tip.h"

struct _JalonsCheckView
{
  GtkWidget parent_instance;

  JalonsWorkspace *workspace;
  JalonsProjectData *project; /* of the school that is open */
  GSettings *settings;
  GHashTable *unfolded; /* keys of points */
  char *selected;       /* the key of the selected line, or NULL */
  gboolean showing;     /* while true, a line that is selected is not the user's choice */
  gboolean stale;       /* something changed while nobody looked */

  GtkLabel *name;
  GtkLabel *summary;
  GtkWidget *advice_button;
  GtkWidget *severity_button;
  GtkWidget *division_button;
  GtkStack *contents;
  GtkListView *list;
  GListStore *lines;
  GtkSingleSelection *selection;
  AdwStatusPage *nothing;
};

G_DEFINE_FINAL_TYPE (JalonsCheckView, jalons_check_view, GTK_TYPE_WIDGET)

/* Rows */

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          JalonsCheckView *self)
{
  gtk_list_item_set_child (item, jalons_check_row_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         JalonsCheckView *self)
{
  jalons_check_row_set_line (JALONS_CHECK_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem *item,
           JalonsCheckView *self)
{
  jalons_check_row_set_line (JALONS_CHECK_ROW (gtk_list_item_get_child (item)), NULL);
}

/* The list's item widget, which has the focus; NULL when it is scrolled away. */
static GtkWidget *
find_item_widget (JalonsCheckView *self,
                  JalonsCheckLine *line)
{
  GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);

      if (JALONS_IS_CHECK_ROW (row) && jalons_check_row_get_line (JALONS_CHECK_ROW (row)) == line)
        return item;
    }
  return NULL;
}

/* Selection */

static JalonsCheckLine *
selected_line (JalonsCheckView *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static const JalonsCheckContents *
selected_contents (JalonsCheckView *self)
{
  JalonsCheckLine *line = selected_line (self);

  return line ? jalons_check_line_get (line) : NULL;
}

static void
remember_selected (JalonsCheckView *self)
{
  const JalonsCheckContents *contents = selected_contents (self);

  g_free (self->selected);
  self->selected = contents ? g_strdup (contents->key) : NULL;
}

static void
on_selected (JalonsCheckView *self)
{
  if (!self->showing)
    remember_selected (self);
}

/* Borrowed from the list; NULL when there is no such line. */
static JalonsCheckLine *
find_line (JalonsCheckView *self,
           const char *key,
           guint *position)
{
  for (guint i = 0; key != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->lines)); i++)
    {
      g_autoptr (JalonsCheckLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      if (!g_str_equal (jalons_check_line_get (line)->key, key))
        continue;
      if (position != NULL)
        *position = i;
      return line;
    }
  return NULL;
}

static void
focus_selected (JalonsCheckView *self)
{
  JalonsCheckLine *line = selected_line (self);
  GtkWidget *item = line ? find_item_widget (self, line) : NULL;

  if (item == NULL && line != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u",
                                  gtk_single_selection_get_selected (self->selection));
      item = find_item_widget (self, line);
    }
  gtk_widget_grab_focus (item ? item : GTK_WIDGET (self->list));
}

static void
select_key (JalonsCheckView *self,
            const char *key)
{
  guint position;

  if (find_line (self, key, &position) == NULL)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  focus_selected (self);
}

/* Showing */

static void
show_summary (JalonsCheckView *self,
              gboolean with_advice,
              guint n_gaps)
{
  JalonsSchool *school = jalons_workspace_get_school (self->workspace);
  JalonsCheckCount count = jalons_check_count (self->workspace, with_advice);
  g_autoptr (GString) text = g_string_new (NULL);

  if (count.conflicts > 0)
    {
      g_autofree char *words = jalons_check_words_conflicts (count.conflicts);

      g_string_append (text, words);
    }
  for (int severity = JALONS_SEVERITY_ERROR; severity >= JALONS_SEVERITY_ADVICE; severity--)
    {
      g_autofree char *words = jalons_check_words_heading ((JalonsSeverity) severity, count.of[severity]);

      if (count.of[severity] > 0 && (with_advice || severity != JALONS_SEVERITY_ADVICE))
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
    }
  if (n_gaps > 0)
    {
      g_autofree char *gaps =
        jalons_format_counted (ngettext ("%u gap in the project", "%u gaps in the project", n_gaps), n_gaps);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", gaps);
    }
  gtk_label_set_label (self->name, school ? jalons_school_name (school) : "");
  gtk_label_set_label (self->summary, text->str);
}

/* What is hidden is not "nothing". */
static void
show_nothing (JalonsCheckView *self,
              gboolean with_advice)
{
  guint hidden = with_advice ? 0 : jalons_check_count (self->workspace, FALSE).of[JALONS_SEVERITY_ADVICE];
  g_autofree char *text = jalons_format_counted (ngettext ("%u piece of advice is hidden.", "%u pieces of advice are hidden.",
                                                           hidden),
                                                 hidden);

  adw_status_page_set_description (self->nothing, hidden > 0 ? text : _ ("No rule is broken in this year of the school."));
}

/* The line that was selected, or the one in its place. */
static void
restore_selection (JalonsCheckView *self,
                   guint before)
{
  guint length = g_list_model_get_n_items (G_LIST_MODEL (self->lines));
  guint position = MIN (before, length > 0 ? length - 1 : 0);

  find_line (self, self->selected, &position);
  gtk_single_selection_set_selected (self->selection, length > 0 ? position : GTK_INVALID_LIST_POSITION);
  remember_selected (self);
}

static void
show (JalonsCheckView *self)
{
  const JalonsCheckOrder order = { g_settings_get_boolean (self->settings, "check-by-class"),
                                   g_settings_get_boolean (self->settings, "check-advice"), self->unfolded };
  g_autoptr (GPtrArray) wanted = jalons_check_lines_new (self->workspace, &order);
  gboolean focused = (gtk_widget_get_state_flags (GTK_WIDGET (self->list)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  guint before = gtk_single_selection_get_selected (self->selection);
  guint n_gaps = order.with_advice ? jalons_check_add_gaps (wanted, self->project) : 0, length = wanted->len;

  self->stale = FALSE;
  self->showing = TRUE;
  jalons_check_lines_update (self->lines, wanted);
  restore_selection (self, before == GTK_INVALID_LIST_POSITION ? 0 : before);
  self->showing = FALSE;
  show_summary (self, order.with_advice, n_gaps);
  show_nothing (self, order.with_advice);
  gtk_stack_set_visible_child_name (self->contents, length > 0 ? "list" : "nothing");
  if (focused && length > 0)
    focus_selected (self);
  else if (focused)
    gtk_widget_grab_focus (self->advice_button);
}

static void
show_soon (JalonsCheckView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show (self);
  else
    self->stale = TRUE;
}

static void
jalons_check_view_map (GtkWidget *widget)
{
  JalonsCheckView *self = JALONS_CHECK_VIEW (widget);

  GTK_WIDGET_CLASS (jalons_check_view_parent_class)->map (widget);
  jalons_project_data_set_wanted (self->project, TRUE);
  if (self->stale)
    show (self);
}

static void
jalons_check_view_unmap (GtkWidget *widget)
{
  jalons_project_data_set_wanted (JALONS_CHECK_VIEW (widget)->project, FALSE);

  GTK_WIDGET_CLASS (jalons_check_view_parent_class)->unmap (widget);
}

/* Folding */

static void
set_unfolded (JalonsCheckView *self,
              const JalonsCheckContents *contents,
              gboolean unfolded)
{
  if (contents == NULL || contents->n_parts < 2 || contents->unfolded == unfolded)
    return;
  if (unfolded)
    g_hash_table_add (self->unfolded, g_strdup (contents->key));
  else
    g_hash_table_remove (self->unfolded, contents->key);
  show (self);
}

static void
fold_action (GtkWidget *widget,
             const char *name,
             GVariant *key)
{
  JalonsCheckView *self = JALONS_CHECK_VIEW (widget);
  JalonsCheckLine *line = find_line (self, g_variant_get_string (key, NULL), NULL);

  if (line != NULL)
    set_unfolded (self, jalons_check_line_get (line), !jalons_check_line_get (line)->unfolded);
}

static void
toggle_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  const JalonsCheckContents *contents = selected_contents (JALONS_CHECK_VIEW (widget));

  if (contents != NULL)
    set_unfolded (JALONS_CHECK_VIEW (widget), contents, !contents->unfolded);
}

static void
unfold_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  set_unfolded (JALONS_CHECK_VIEW (widget), selected_contents (JALONS_CHECK_VIEW (widget)), TRUE);
}

/* From a part, to the point that it belongs to; from there, the parts go. */
static void
fold_up_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  JalonsCheckView *self = JALONS_CHECK_VIEW (widget);
  const JalonsCheckContents *contents = selected_contents (self);
  guint position = gtk_single_selection_get_selected (self->selection);
  gboolean is_part = contents != NULL && contents->is_part;

  if (!is_part)
    {
      set_unfolded (self, contents, FALSE);
      return;
    }
  while (is_part && position-- > 0)
    {
      g_autoptr (JalonsCheckLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), position);

      is_part = jalons_check_line_get (line)->is_part;
      if (!is_part)
        select_key (self, jalons_check_line_get (line)->key);
    }
}

/* Going there */

static void
go_to (JalonsCheckView *self,
       const JalonsCheckPlace *place)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (place->gap != NULL)
    gtk_widget_activate_action (widget, "win.mend-project", "s", place->gap);
  else if (place->row != NULL)
    gtk_widget_activate_action (widget, "win.show-record", "(sss)", place->entity->name, place->row,
                                place->field != NULL ? place->field->name : "");
  else if (place->activity != NULL)
    gtk_widget_activate_action (widget, "win.show-activity", "(ss)", place->activity,
                                place->division ? place->division : "");
  else if (place->division != NULL)
    gtk_widget_activate_action (widget, "win.show-division", "(su)", place->division, (guint) place->day);
  else if (place->milestone != NULL)
    gtk_widget_activate_action (widget, "win.show-milestone", "s", place->milestone);
}

static void
go_action (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  JalonsCheckView *self = JALONS_CHECK_VIEW (widget);
  const char *key = g_variant_get_string (parameter, NULL);
  JalonsCheckLine *line = find_line (self, key, NULL);

  if (line == NULL)
    return;
  /* So that one comes back to it. */
  select_key (self, key);
  go_to (self, &jalons_check_line_get (line)->place);
}

static void
on_activated (GtkListView *list,
              guint position,
              JalonsCheckView *self)
{
  g_autoptr (JalonsCheckLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), position);

  if (line != NULL)
    go_to (self, &jalons_check_line_get (line)->place);
}

/* What two people wrote at once */

static void
settle_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  const char *key;
  guint32 choice;

  g_variant_get (parameter, "(&su)", &key, &choice);
  jalons_check_settle (JALONS_CHECK_VIEW (widget)->workspace, key, choice);
}

static void
choose_action (GtkWidget *widget,
               const char *name,
               GVariant *choice)
{
  const JalonsCheckContents *contents = selected_contents (JALONS_CHECK_VIEW (widget));

  if (contents != NULL && contents->choices != NULL)
    jalons_check_settle (JALONS_CHECK_VIEW (widget)->workspace, contents->key, g_variant_get_uint32 (choice));
}

static void
show_milestone (JalonsCheckView *self,
                const JalonsCheckContents *contents)
{
  if (contents != NULL && contents->place.milestone != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-milestone", "s", contents->place.milestone);
}

static void
show_milestone_action (GtkWidget *widget,
                       const char *name,
                       GVariant *key)
{
  JalonsCheckView *self = JALONS_CHECK_VIEW (widget);
  JalonsCheckLine *line = find_line (self, g_variant_get_string (key, NULL), NULL);

  show_milestone (self, line ? jalons_check_line_get (line) : NULL);
}

static void
milestone_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  show_milestone (JALONS_CHECK_VIEW (widget), selected_contents (JALONS_CHECK_VIEW (widget)));
}

/* GObject */

static gboolean
jalons_check_view_grab_focus (GtkWidget *widget)
{
  JalonsCheckView *self = JALONS_CHECK_VIEW (widget);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->lines)) == 0)
    return gtk_widget_grab_focus (self->advice_button);
  focus_selected (self);
  return TRUE;
}

static void
jalons_check_view_dispose (GObject *object)
{
  JalonsCheckView *self = JALONS_CHECK_VIEW (object);
  GtkWidget *child;

  self->showing = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->project);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->unfolded, g_hash_table_unref);
  g_clear_pointer (&self->selected, g_free);

  G_OBJECT_CLASS (jalons_check_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/check-view.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsCheckView, name);
  gtk_widget_class_bind_template_child (widget_class, JalonsCheckView, summary);
  gtk_widget_class_bind_template_child (widget_class, JalonsCheckView, advice_button);
  gtk_widget_class_bind_template_child (widget_class, JalonsCheckView, severity_button);
  gtk_widget_class_bind_template_child (widget_class, JalonsCheckView, division_button);
  gtk_widget_class_bind_template_child (widget_class, JalonsCheckView, contents);
  gtk_widget_class_bind_template_child (widget_class, JalonsCheckView, list);
  gtk_widget_class_bind_template_child (widget_class, JalonsCheckView, lines);
  gtk_widget_class_bind_template_child (widget_class, JalonsCheckView, selection);
  gtk_widget_class_bind_template_child (widget_class, JalonsCheckView, nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
jalons_check_view_class_init (JalonsCheckViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_check_view_dispose;
  widget_class->map = jalons_check_view_map;
  widget_class->unmap = jalons_check_view_unmap;
  widget_class->grab_focus = jalons_check_view_grab_focus;
  widget_class->focus = jalons_pass_focus;
  g_type_ensure (JALONS_TYPE_CHECK_LINE);
  bind_template (widget_class);

  /* Of the buttons, with the key of their line. */
  gtk_widget_class_install_action (widget_class, "check.go", "s", go_action);
  gtk_widget_class_install_action (widget_class, "check.fold", "s", fold_action);
  gtk_widget_class_install_action (widget_class, "check.show-milestone", "s", show_milestone_action);
  gtk_widget_class_install_action (widget_class, "check.settle", "(su)", settle_action);
  /* Of the keys, on the selected line. */
  gtk_widget_class_install_action (widget_class, "check.toggle", NULL, toggle_action);
  gtk_widget_class_install_action (widget_class, "check.unfold", NULL, unfold_action);
  gtk_widget_class_install_action (widget_class, "check.fold-up", NULL, fold_up_action);
  gtk_widget_class_install_action (widget_class, "check.milestone", NULL, milestone_action);
  gtk_widget_class_install_action (widget_class, "check.choose", "u", choose_action);
}

static void
bind_settings (JalonsCheckView *self)
{
  static const char *const signals[] = { "changed::check-advice", "changed::check-by-class" };

  g_settings_bind (self->settings, "check-advice", self->advice_button, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "check-by-class", self->division_button, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "check-by-class", self->severity_button, "active",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_INVERT_BOOLEAN);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (self->settings, signals[i], G_CALLBACK (show_soon), self, G_CONNECT_SWAPPED);
}

static void
jalons_check_view_init (JalonsCheckView *self)
{
  self->unfolded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  jalons_tip_whole (self->name);
}

GtkWidget *
jalons_check_view_new (JalonsWorkspace *workspace)
{
  JalonsCheckView *self = g_object_new (JALONS_TYPE_CHECK_VIEW, NULL);

  self->workspace = g_object_ref (workspace);
  self->settings = g_settings_new (JALONS_APP_ID);
  self->project = jalons_project_data_new (workspace);
  g_signal_connect_object (self->project, "changed", G_CALLBACK (show_soon), self, G_CONNECT_SWAPPED);
  bind_settings (self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (show_soon), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
