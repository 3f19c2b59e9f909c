/* The view "Bilan": themes at the side, the words, the tables and what is typed of one of them on the page.
 * Invariant: only the theme that is looked at has widgets; what is typed is written before another is shown.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/bilan/bilan-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "core/bilan/bilan.h"
#include "core/words/labels.h"
#include "core/words/text.h"
#include "plan/bilan.h"
#include "ui/bilan/bilan-entries.h"
#include "ui/bilan/bilan-table.h"
#include "ui/bilan/bilan-words.h"
#include "ui/bilan/entry-dialog.h"
#include "ui/bilan/save-tables.h"
#include "ui/kept-years.h"
#include "ui/parts/choices.h"
#include "ui/parts/kept-focus.h"
#include "ui/parts/one-stop.h"
#include "ui/parts/panes.h"
#include "ui/parts/pass-focus.h"
#include "ui/parts/tip.h"
#include "ui/view.h"

#define N_THEMES   (JALONS_THEME_PROSPECTS + 1)
#define TABLE_WIDTH 690 /* the themes give way to the widest table */
#define LIST_WIDTH 230
#define PAGE_WIDTH 1040

struct _JalonsBilanView
{
  GtkWidget parent_instance;

  JalonsWorkspace *workspace;
  JalonsKeptYears *years;
  JalonsBilan *bilan; /* NULL while it is being loaded */
  JalonsTheme theme;
  gboolean all; /* all schools together */

  JalonsPanes *panes;
  GtkWidget *list;
  GtkWidget *themes; /* in place of the list where that has no room */
  GtkLabel *title;
  GtkLabel *summary;
  GtkToggleButton *one_button;
  GtkToggleButton *all_button;
  GtkStack *stack;
  GtkScrolledWindow *scrolled;
  GtkWidget *page;
  JalonsLongText *text;
  char *shown; /* what the page is of, to know whether it is another; NULL for none */
  gboolean showing;
  gboolean stale; /* something changed while nobody looked */
};

static void jalons_bilan_view_implement (JalonsViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JalonsBilanView,
                               jalons_bilan_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (JALONS_TYPE_VIEW, jalons_bilan_view_implement))

/* What it is of */

static JalonsYear *
year_of (JalonsBilanView *self)
{
  GPtrArray *years = self->bilan ? jalons_bilan_years (self->bilan) : NULL;

  return !self->all && years != NULL && years->len > 0 ? years->pdata[0] : NULL;
}

static void
want_years (JalonsBilanView *self)
{
  JalonsSchool *school = jalons_workspace_get_school (self->workspace);
  int start = jalons_workspace_get_start_year (self->workspace);

  if (school != NULL)
    jalons_kept_years_want (self->years, self->all ? NULL : jalons_record_get_id (school), start - 1, 2);
}

static void
make_bilan (JalonsBilanView *self)
{
  JalonsDataset *dataset = jalons_kept_years_get_dataset (self->years);
  JalonsSchool *school = jalons_workspace_get_school (self->workspace);

  g_clear_pointer (&self->bilan, jalons_bilan_unref);
  if (dataset == NULL || school == NULL)
    return;
  school = jalons_dataset_lookup (dataset, JALONS_ENTITY_SCHOOL, jalons_record_get_id (school));
  if (school != NULL)
    self->bilan = jalons_bilan_new (dataset, jalons_workspace_get_start_year (self->workspace), self->all ? NULL : school);
}

/* Words */

static void
on_commit (JalonsLongText *text,
           const char *words,
           JalonsBilanView *self)
{
  g_autoptr (GPtrArray) drafts = NULL;

  if (year_of (self) == NULL)
    return;
  drafts = jalons_gesture_write_chapter (jalons_kept_years_get_dataset (self->years), year_of (self), self->theme, words);
  if (drafts->len > 0)
    jalons_workspace_write (self->workspace, _ ("Write the bilan"), drafts);
}

static void
show_words (JalonsBilanView *self)
{
  if (self->all)
    {
      jalons_bilan_words_append_read (GTK_BOX (self->page), self->bilan, self->theme,
                                      jalons_kept_years_get_dataset (self->years));
      return;
    }
  self->text = jalons_bilan_words_new (self->bilan, self->theme);
  g_signal_connect_object (self->text, "commit", G_CALLBACK (on_commit), self, 0);
  gtk_box_append (GTK_BOX (self->page), GTK_WIDGET (self->text));
}

/* The page */

static void
clear_page (JalonsBilanView *self)
{
  GtkWidget *child;

  self->text = NULL;
  while ((child = gtk_widget_get_first_child (self->page)) != NULL)
    gtk_box_remove (GTK_BOX (self->page), child);
}

static void
show_tables (JalonsBilanView *self)
{
  GPtrArray *tables = jalons_bilan_tables (self->bilan);

  for (guint i = 0; i < tables->len; i++)
    {
      const JalonsBilanTable *table = tables->pdata[i];

      if (table->theme == self->theme && (table->rows->len > 0 || *table->note != '\0'))
        gtk_box_append (GTK_BOX (self->page),
                        jalons_bilan_table_view_new (self->bilan, table, jalons_kept_years_get_dataset (self->years)));
    }
}

/* What a page is of. */
static char *
name_page (JalonsBilanView *self)
{
  JalonsSchool *school = jalons_workspace_get_school (self->workspace);

  return g_strdup_printf ("%d %d %d %s", self->theme, self->all, jalons_workspace_get_start_year (self->workspace),
                          school != NULL ? jalons_record_get_id (school) : "");
}

static void
show_page (JalonsBilanView *self)
{
  double scrolled = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scrolled));
  g_autofree char *shown = name_page (self);
  gboolean same = g_strcmp0 (shown, self->shown) == 0;
  GArray *focus = same ? jalons_kept_focus_take (self->page) : NULL;
  GtkWidget *entries;

  clear_page (self);
  show_words (self);
  show_tables (self);
  entries = year_of (self) ? jalons_bilan_entries_new (self->workspace, self->bilan, self->theme,
                                                       jalons_kept_years_get_dataset (self->years))
                           : NULL;
  if (entries != NULL)
    gtk_box_append (GTK_BOX (self->page), entries);
  jalons_kept_focus_give (self->page, focus);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), same ? scrolled : 0);
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
}

/* While somebody writes, a change elsewhere only brings the words that came; the tables follow when they stop. */
static gboolean
is_typing (JalonsBilanView *self)
{
  return self->text != NULL && jalons_long_text_is_typing (self->text);
}

static void
show_head (JalonsBilanView *self)
{
  JalonsSchool *school = jalons_workspace_get_school (self->workspace);
  g_autofree char *year = jalons_format_school_year (jalons_workspace_get_start_year (self->workspace));
  /* Translators: a school year: "Bilan 2026-2027" */
  g_autofree char *title = g_strdup_printf (_ ("Bilan %s"), year);
  const char *name = self->all ? _ ("All schools together") : jalons_school_name (school);
  const JalonsBilanCell *held = self->bilan ? jalons_bilan_find_cell (self->bilan, "levels", "total", "held") : NULL;
  const JalonsBilanCell *owed = self->bilan ? jalons_bilan_find_cell (self->bilan, "levels", "total", "owed") : NULL;
  g_autofree char *held_text = held ? jalons_bilan_cell_format (held) : NULL;
  g_autofree char *owed_text = owed ? jalons_bilan_cell_format (owed) : NULL;
  g_autofree char *hours = held && owed
                             /* Translators: two durations: "54 h 45 held of 216 h owed" */
                             ? g_strdup_printf (_ ("%1$s held of %2$s owed"), held_text, owed_text)
                             : g_strdup ("");
  g_autofree char *summary = g_strdup_printf ("%s%s%s", name, *hours ? " · " : "", hours);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->summary, summary);
}

static void
show (JalonsBilanView *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->stale = TRUE;
      return;
    }
  self->stale = FALSE;
  if (jalons_workspace_get_school (self->workspace) == NULL)
    return;
  want_years (self);
  make_bilan (self);
  show_head (self);
  gtk_stack_set_visible_child_name (self->stack, self->bilan ? "page" : "busy");
  if (self->bilan != NULL && !is_typing (self))
    show_page (self);
  jalons_view_emit_selected (JALONS_VIEW (self));
}

/* What is written comes with the years that are kept; here it is whether another school or year is open. */
static void
on_workspace_changed (JalonsBilanView *self)
{
  g_autofree char *name = name_page (self);

  if (g_strcmp0 (name, self->shown) != 0)
    show (self);
}

/* Choosing */

static void
choose_theme (JalonsBilanView *self,
              JalonsTheme theme)
{
  if (theme == self->theme)
    return;
  /* It is of the theme that was shown. */
  if (self->text != NULL)
    jalons_long_text_commit (self->text);
  self->theme = theme;
  self->showing = TRUE;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) theme));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->themes), theme);
  self->showing = FALSE;
  show (self);
}

void
jalons_bilan_view_show_theme (JalonsBilanView *self,
                              JalonsTheme theme)
{
  choose_theme (self, theme);
}

static void
on_row_selected (JalonsBilanView *self,
                 GtkListBoxRow *row)
{
  if (row != NULL && !self->showing)
    choose_theme (self, (JalonsTheme) gtk_list_box_row_get_index (row));
}

static void
on_theme_chosen (JalonsBilanView *self)
{
  if (!self->showing)
    choose_theme (self, (JalonsTheme) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->themes)));
}

static void
on_scope (JalonsBilanView *self)
{
  if (self->text != NULL)
    jalons_long_text_commit (self->text);
  self->all = gtk_toggle_button_get_active (self->all_button);
  show (self);
}

static void
on_list_mapped (JalonsBilanView *self)
{
  gtk_widget_set_visible (self->themes, !gtk_widget_get_mapped (self->list));
}

static void
save_tables (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  JalonsBilanView *self = JALONS_BILAN_VIEW (widget);
  g_autofree char *title = NULL;

  if (self->bilan == NULL)
    return;
  title = g_strdup_printf ("%s · %s", gtk_label_get_label (self->title),
                           self->all ? _ ("All schools together")
                                     : jalons_school_name (jalons_workspace_get_school (self->workspace)));
  jalons_save_tables (self->workspace, widget, title, jalons_bilan_tables (self->bilan));
}

/* What every view answers to */

static void
step (JalonsView *view,
      int by)
{
  JalonsBilanView *self = JALONS_BILAN_VIEW (view);
  int theme = (int) self->theme + by;

  if (theme >= 0 && theme < N_THEMES)
    choose_theme (self, (JalonsTheme) theme);
}

static void
leave (JalonsView *view)
{
  JalonsBilanView *self = JALONS_BILAN_VIEW (view);

  if (self->text != NULL)
    jalons_long_text_commit (self->text);
}

static gboolean
undo_typing (JalonsView *view)
{
  leave (view);
  return FALSE;
}

/* Figures from elsewhere are all that a bilan lists and does not count itself. */
static gboolean
can_add (JalonsView *view)
{
  JalonsBilanView *self = JALONS_BILAN_VIEW (view);

  return self->bilan != NULL && self->theme == JALONS_THEME_SUMMARY && !self->all && year_of (self) != NULL;
}

static void
add (JalonsView *view)
{
  JalonsBilanView *self = JALONS_BILAN_VIEW (view);

  if (can_add (view))
    jalons_entry_dialog_present_figure (self->workspace, jalons_kept_years_get_dataset (self->years), year_of (self), NULL,
                                        GTK_WIDGET (self));
}

static void
jalons_bilan_view_implement (JalonsViewInterface *iface)
{
  iface->can_add = can_add;
  iface->add = add;
  iface->step = step;
  iface->leave = leave;
  iface->undo_typing = undo_typing;
  iface->paper = "bilan";
}

/* Making it */

static void
jalons_bilan_view_map (GtkWidget *widget)
{
  JalonsBilanView *self = JALONS_BILAN_VIEW (widget);

  GTK_WIDGET_CLASS (jalons_bilan_view_parent_class)->map (widget);
  if (self->stale)
    show (self);
}

static gboolean
jalons_bilan_view_grab_focus (GtkWidget *widget)
{
  JalonsBilanView *self = JALONS_BILAN_VIEW (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (row != NULL && gtk_widget_get_mapped (self->list))
    return gtk_widget_grab_focus (GTK_WIDGET (row));
  return gtk_widget_grab_focus (self->themes);
}

static void
jalons_bilan_view_dispose (GObject *object)
{
  JalonsBilanView *self = JALONS_BILAN_VIEW (object);
  GtkWidget *child;

  self->showing = TRUE;
  self->text = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->bilan, jalons_bilan_unref);
  g_clear_object (&self->years);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (jalons_bilan_view_parent_class)->dispose (object);
}

static void
jalons_bilan_view_class_init (JalonsBilanViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_bilan_view_dispose;
  widget_class->map = jalons_bilan_view_map;
  widget_class->grab_focus = jalons_bilan_view_grab_focus;
  widget_class->focus = jalons_pass_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "bilan.save-tables", NULL, save_tables);
}

static GtkWidget *
make_list (JalonsBilanView *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  for (int i = 0; i < N_THEMES; i++)
    {
      GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (jalons_theme_label ((JalonsTheme) i));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      jalons_theme_label ((JalonsTheme) i), -1);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
    }
  jalons_one_stop (GTK_WIDGET (self->list));
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_widget_add_css_class (self->list, "themes");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Themes of the bilan"), -1);
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (on_row_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "map", G_CALLBACK (on_list_mapped), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->list, "unmap", G_CALLBACK (on_list_mapped), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_widget_add_css_class (scrolled, "class-list");
  return scrolled;
}

static GtkWidget *
make_themes (JalonsBilanView *self)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (int i = 0; i < N_THEMES; i++)
    g_strv_builder_add (labels, jalons_theme_label ((JalonsTheme) i));
  all = g_strv_builder_end (labels);
  self->themes = gtk_drop_down_new_from_strings ((const char *const *) all);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->themes), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Theme of the bilan"), -1);
  g_signal_connect_object (self->themes, "notify::selected", G_CALLBACK (on_theme_chosen), self, G_CONNECT_SWAPPED);
  return self->themes;
}

static GtkWidget *
make_scope (JalonsBilanView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->one_button = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_ ("This School")));
  self->all_button = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_ ("All Schools")));
  gtk_toggle_button_set_group (self->all_button, self->one_button);
  gtk_toggle_button_set_active (self->one_button, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->one_button));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->all_button));
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->all_button, "toggled", G_CALLBACK (on_scope), self, G_CONNECT_SWAPPED);
  return box;
}

static GtkLabel *
add_label (GtkWidget *box,
           const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  jalons_tip_whole (GTK_LABEL (label));
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
new_button (const char *icon,
            const char *name,
            const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  jalons_tip_set (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
make_head (JalonsBilanView *self)
{
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->title = add_label (words, "title-2");
  self->summary = add_label (words, "dim-label");
  gtk_label_set_ellipsize (self->summary, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), make_scope (self));
  gtk_box_append (GTK_BOX (head), new_button ("document-save-as-symbolic", _ ("Save the tables as a spreadsheet"),
                                              "bilan.save-tables"));
  gtk_box_append (GTK_BOX (head), new_button ("document-print-symbolic", _ ("Print the bilan"), "win.print"));
  gtk_box_append (GTK_BOX (whole), head);
  gtk_box_append (GTK_BOX (whole), make_themes (self));
  gtk_widget_set_halign (self->themes, GTK_ALIGN_START);
  gtk_widget_add_css_class (whole, "bilan-head");
  return whole;
}

static GtkWidget *
make_body (JalonsBilanView *self)
{
  GtkWidget *clamp = adw_clamp_new (), *spinner = gtk_spinner_new ();

  self->page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_widget_add_css_class (self->page, "bilan-page");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), PAGE_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), PAGE_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->page);
  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_child (self->scrolled, clamp);
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (spinner, 32, 32);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, spinner, "busy");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->scrolled), "page");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  return GTK_WIDGET (self->stack);
}

static void
jalons_bilan_view_init (JalonsBilanView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stale = TRUE;
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), make_body (self));
  self->panes = g_object_new (JALONS_TYPE_PANES, NULL);
  jalons_panes_set_list (self->panes, make_list (self));
  jalons_panes_set_list_width (self->panes, LIST_WIDTH);
  jalons_panes_set_page_least (self->panes, TABLE_WIDTH);
  jalons_panes_set_page (self->panes, box);
  gtk_widget_set_parent (GTK_WIDGET (self->panes), GTK_WIDGET (self));
}

GtkWidget *
jalons_bilan_view_new (JalonsWorkspace *workspace)
{
  JalonsBilanView *self = g_object_new (JALONS_TYPE_BILAN_VIEW, NULL);

  self->workspace = g_object_ref (workspace);
  self->years = jalons_kept_years_new (workspace);
  g_signal_connect_object (self->years, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::start-year", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
