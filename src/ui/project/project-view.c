/* The view Projet.
 * Invariant: only the page that is seen is brought up to date; the others are when they are shown.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/project-view-private.h"

#include <glib/gi18n-lib.h>

#include "core/words/labels.h"
#include "core/words/text.h"
#include "ui/parts/long-text.h"
#include "ui/parts/pass-focus.h"
#include "ui/project/about.h"
#include "ui/project/author.h"
#include "ui/project/compare/compare-page.h"
#include "ui/project/goals/goals-page.h"
#include "ui/project/programme/cohort-page.h"
#include "ui/project/programme/programme-page.h"
#include "ui/project/project-actions.h"
#include "ui/project/record-page.h"
#include "ui/project/review/review-page.h"
#include "ui/view.h"

#define LIST_WIDTH 250
#define CONFLICTS_MOST 180 /* high: the page below stays in sight */
#define PAGE_LEAST 500 /* three years side by side are read at that width */

/* clang-format off */
static const struct
{
  const char *name;
  const char *title;
  JalonsProjectPage *(*make) (JalonsProjectData *data);
} kinds[JALONS_PROJECT_N_PAGES] = {
  { "programme", N_("Programme"), jalons_programme_page_new },
  { "diagnosis", N_("Diagnosis"), jalons_record_page_new_diagnosis },
  { "goals", N_("Goals"), jalons_goals_page_new },
  { "partners", N_("Partners, Families, Training"), jalons_record_page_new_partners },
  { "cohort", N_("Path of the Cohort"), jalons_cohort_page_new },
  { "review", N_("Review"), jalons_review_page_new },
  { "compare", N_("Compare"), jalons_compare_page_new },
};
/* clang-format on */

static void jalons_project_view_implement (JalonsViewInterface *iface);
static void leave (JalonsView *view);

G_DEFINE_FINAL_TYPE_WITH_CODE (JalonsProjectView, jalons_project_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (JALONS_TYPE_VIEW, jalons_project_view_implement))

gboolean
jalons_project_view_has_project (JalonsProjectView *self)
{
  return jalons_project_data_get_project (self->data) != NULL;
}

/* Pages */

JalonsProjectPage *
jalons_project_view_need_page (JalonsProjectView *self,
                               guint which)
{
  if (self->pages[which] != NULL)
    return self->pages[which];
  self->pages[which] = kinds[which].make (self->data);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->pages[which]), kinds[which].name);
  g_signal_connect_object (self->pages[which], "selected", G_CALLBACK (jalons_view_emit_selected), self,
                           G_CONNECT_SWAPPED);
  return self->pages[which];
}

void
jalons_project_view_show_nth (JalonsProjectView *self,
                              guint which)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  /* What is being typed is written when its card loses the focus. */
  if (focus != NULL && self->pages[self->shown] != NULL &&
      gtk_widget_is_ancestor (focus, GTK_WIDGET (self->pages[self->shown])))
    gtk_root_set_focus (root, NULL);
  self->shown = which;
  jalons_project_view_need_page (self, which);
  if (jalons_project_view_has_project (self))
    jalons_project_page_update (self->pages[which]);
  gtk_stack_set_visible_child_name (self->stack, kinds[which].name);
  jalons_project_nav_select (self->nav, kinds[which].name);
  jalons_view_emit_selected (JALONS_VIEW (self));
}

/**
 * jalons_project_view_page_named:
 *
 * Returns: the number of the page, from 0; of the last one when none is called so
 */
guint
jalons_project_view_page_named (const char *name)
{
  guint which = 0;

  while (which + 1 < JALONS_PROJECT_N_PAGES && !g_str_equal (kinds[which].name, name))
    which++;
  return which;
}

/**
 * jalons_project_view_show_page:
 * @name: "programme", "diagnosis", "goals", "partners", "cohort", "review" or "compare"
 */
void
jalons_project_view_show_page (JalonsProjectView *self,
                               const char *name)
{
  jalons_project_view_show_nth (self, jalons_project_view_page_named (name));
}

/* The list of pages stays under the keyboard: the side gives way if there is too little room for both, and then the page. */
static void
keep_nav (JalonsProjectView *self)
{
  if (jalons_panes_keep_list (self->panes, TRUE))
    return;
  jalons_project_view_close_side (self);
  if (!jalons_panes_keep_list (self->panes, FALSE))
    jalons_panes_set_list_open (self->panes, TRUE);
}

static void
on_page_chosen (JalonsProjectView *self,
                const char *name)
{
  jalons_project_view_show_page (self, name);
  keep_nav (self);
}

static gboolean
focus_page (GtkWidget *stack,
            GdkFrameClock *clock,
            gpointer data)
{
  if (!gtk_widget_get_mapped (stack))
    return G_SOURCE_CONTINUE;
  gtk_widget_grab_focus (gtk_stack_get_visible_child (GTK_STACK (stack)));
  return G_SOURCE_REMOVE;
}

/* The list that is in the place of the page gives it back, and the keyboard first: it would be asked back with it. */
static void
on_page_wanted (JalonsProjectView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self->stack)))
    return;
  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  jalons_panes_set_list_open (self->panes, FALSE);
  gtk_widget_add_tick_callback (GTK_WIDGET (self->stack), focus_page, NULL, NULL);
}

static void
focus_nav (JalonsProjectView *self)
{
  keep_nav (self);
  jalons_project_nav_focus (self->nav);
}

/* Showing */

static char *
read_only_sentence (JalonsProjectView *self,
                    JalonsProject *project)
{
  if (jalons_project_data_is_copy (self->data))
    return g_strdup (_ ("This is a copy that was carried here to be read: remarks, reviewers and the steps of the review may "
                        "be written. Export it to give them back."));
  if (jalons_project_is_editable (project))
    return NULL;
  switch (jalons_project_state (project))
    {
    case JALONS_PROJECT_ADOPTED:
      return g_strdup (_ ("This project is adopted: its texts, goals and intentions stay as the board adopted them. Begin the "
                          "next version to change them; remarks may always be written."));
    case JALONS_PROJECT_ARCHIVED:
      return g_strdup (_ ("This project is archived: it can be read, printed and compared."));
    default:
      return g_strdup (_ ("This project is with its reviewers: its texts, goals and intentions change again when changes are "
                          "asked for. Remarks may always be written."));
    }
}

static void
show_notice (JalonsProjectView *self,
             JalonsProject *project)
{
  g_autofree char *sentence = read_only_sentence (self, project);

  gtk_widget_set_visible (self->notice, sentence != NULL);
  if (sentence != NULL)
    gtk_label_set_label (self->notice_label, sentence);
}

static void
show_none (JalonsProjectView *self)
{
  int start = jalons_workspace_get_start_year (jalons_project_data_get_workspace (self->data));
  g_autofree char *first = jalons_format_school_year (start);
  g_autofree char *last = jalons_format_school_year (start + JALONS_PROJECT_YEARS - 1);
  /* Translators: two school years: "2026-2027", "2028-2029" */
  g_autofree char *text = g_strdup_printf (_ ("Three years, from %1$s to %2$s: a diagnosis, goals and a programme, which grows "
                                              "out of the years that are planned. It is reviewed and adopted here, and prints "
                                              "itself. Ctrl+N creates it."),
                                           first, last);
  gboolean school = jalons_workspace_get_school (jalons_project_data_get_workspace (self->data)) != NULL;

  adw_status_page_set_description (self->none, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "project.create", school);
}

/* What is hidden cannot keep the keyboard. */
static void
give_focus (JalonsProjectView *self)
{
  if (self->focus_wanted && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  self->focus_wanted = FALSE;
}

static void
update (JalonsProjectView *self)
{
  JalonsProject *project = jalons_project_data_get_project (self->data);
  gboolean loaded = jalons_project_data_is_loaded (self->data);

  gtk_stack_set_visible_child_name (self->contents, !loaded ? "loading" : project != NULL ? "project"
                                                                                          : "none");
  if (loaded && project == NULL)
    show_none (self);
  if (!loaded || project == NULL)
    {
      jalons_panes_set_editor_open (self->panes, FALSE);
      if (loaded)
        give_focus (self);
      jalons_view_emit_selected (JALONS_VIEW (self));
      return;
    }
  jalons_project_nav_update (self->nav);
  show_notice (self, project);
  jalons_conflict_bar_show (self->conflicts, jalons_project_data_get_workspace (self->data), JALONS_ENTITY_PROJECT,
                            jalons_record_get_id (project));
  jalons_project_page_update (jalons_project_view_need_page (self, self->shown));
  if (self->side != NULL && jalons_panes_get_editor_open (self->panes))
    jalons_project_side_update (self->side);
  give_focus (self);
  jalons_project_view_meet_sought (self);
  jalons_project_view_meet_sought_gap (self);
  jalons_project_view_meet_sought_record (self);
  jalons_view_emit_selected (JALONS_VIEW (self));
}

/* Actions */

static void
compare (GtkWidget *widget,
         const char *name,
         GVariant *parameter)
{
  JalonsProjectView *self = JALONS_PROJECT_VIEW (widget);

  jalons_project_view_show_page (self, "compare");
  jalons_compare_page_set_revision (JALONS_COMPARE_PAGE (self->pages[self->shown]), g_variant_get_string (parameter, NULL));
}

/* GObject */

static void
jalons_project_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jalons_project_view_parent_class)->map (widget);
  jalons_project_data_set_wanted (JALONS_PROJECT_VIEW (widget)->data, TRUE);
}

static void
jalons_project_view_unmap (GtkWidget *widget)
{
  jalons_project_data_set_wanted (JALONS_PROJECT_VIEW (widget)->data, FALSE);
  GTK_WIDGET_CLASS (jalons_project_view_parent_class)->unmap (widget);
}

static void
jalons_project_view_dispose (GObject *object)
{
  JalonsProjectView *self = JALONS_PROJECT_VIEW (object);

  if (self->contents != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->contents));
  self->contents = NULL;
  g_clear_object (&self->data);
  g_clear_pointer (&self->awaited, g_free);
  g_clear_pointer (&self->sought, g_free);
  g_clear_pointer (&self->sought_gap, g_variant_unref);
  g_clear_pointer (&self->sought_record, g_variant_unref);

  G_OBJECT_CLASS (jalons_project_view_parent_class)->dispose (object);
}

static gboolean
jalons_project_view_grab_focus (GtkWidget *widget)
{
  JalonsProjectView *self = JALONS_PROJECT_VIEW (widget);

  self->focus_wanted = !jalons_project_data_is_loaded (self->data);
  if (self->focus_wanted)
    return TRUE;
  if (!jalons_project_view_has_project (self))
    return gtk_widget_grab_focus (self->create_button);
  focus_nav (self);
  return TRUE;
}

static void
jalons_project_view_class_init (JalonsProjectViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_project_view_dispose;
  widget_class->map = jalons_project_view_map;
  widget_class->unmap = jalons_project_view_unmap;
  widget_class->grab_focus = jalons_project_view_grab_focus;
  widget_class->focus = jalons_pass_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  jalons_project_actions_install (widget_class);
  gtk_widget_class_install_action (widget_class, "project.open", JALONS_ABOUT_TYPE, jalons_project_view_open_about);
  gtk_widget_class_install_action (widget_class, "project.mend", JALONS_ABOUT_GAP_TYPE, jalons_project_view_mend_gap);
  gtk_widget_class_install_action (widget_class, "project.compare", "s", compare);
  gtk_widget_class_install_action (widget_class, "project.remark", NULL, jalons_project_view_write_remark);
  gtk_widget_class_install_action (widget_class, "project.show-activity", "s", jalons_project_view_show_in_year);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK, "project.remark", NULL);
}

static GtkWidget *
make_none (JalonsProjectView *self)
{
  self->none = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->none, "x-office-document-symbolic");
  adw_status_page_set_title (self->none, _ ("No Pluriannual Project"));
  self->create_button = gtk_button_new_with_mnemonic (_ ("_Create the Project"));
  gtk_widget_set_halign (self->create_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->create_button, "pill");
  gtk_widget_add_css_class (self->create_button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->create_button), "project.create");
  adw_status_page_set_child (self->none, self->create_button);
  return GTK_WIDGET (self->none);
}

static void
on_nav_mapped (JalonsProjectView *self)
{
  gtk_widget_set_visible (self->back, !gtk_widget_get_mapped (GTK_WIDGET (self->nav)));
}

static GtkWidget *
make_back (JalonsProjectView *self)
{
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "go-previous-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("Pages of the project"));
  self->back = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->back), content);
  gtk_widget_set_halign (self->back, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->back, "flat");
  gtk_widget_add_css_class (self->back, "project-back");
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (focus_nav), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->nav, "map", G_CALLBACK (on_nav_mapped), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->nav, "unmap", G_CALLBACK (on_nav_mapped), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return self->back;
}

/* What two people wrote at once of the project itself; its texts have theirs beside them. */
static GtkWidget *
make_conflicts (JalonsProjectView *self)
{
  static const JalonsFieldId parts[] = { JALONS_PROJECT_DIAGNOSIS, JALONS_PROJECT_AIMS, JALONS_PROJECT_PARTNERSHIP,
                                         JALONS_PROJECT_FAMILIES, JALONS_PROJECT_TRAINING };

  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->conflicts = g_object_new (JALONS_TYPE_CONFLICT_BAR, NULL);
  jalons_conflict_bar_set_fields (self->conflicts, parts, G_N_ELEMENTS (parts), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->conflicts), "project-conflicts");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->conflicts));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), CONFLICTS_MOST);
  /* Where it ends between two of them, nothing else would say that there are more. */
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scrolled), FALSE);
  gtk_widget_set_focusable (scrolled, FALSE);
  g_object_bind_property (self->conflicts, "visible", scrolled, "visible", G_BINDING_SYNC_CREATE);
  return scrolled;
}

static GtkWidget *
make_page (JalonsProjectView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), make_back (self));
  self->notice_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->notice_label, 0);
  gtk_label_set_wrap (self->notice_label, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->notice_label), TRUE);
  self->notice = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->notice), GTK_WIDGET (self->notice_label));
  gtk_widget_add_css_class (self->notice, "project-notice");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), self->notice);
  gtk_box_append (GTK_BOX (box), make_conflicts (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  return box;
}

static void
make_contents (JalonsProjectView *self)
{
  self->contents = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->contents, FALSE);
  gtk_stack_set_vhomogeneous (self->contents, FALSE);
  self->panes = g_object_new (JALONS_TYPE_PANES, NULL);
  self->nav = JALONS_PROJECT_NAV (jalons_project_nav_new (self->data));
  for (guint i = 0; i < JALONS_PROJECT_N_PAGES; i++)
    jalons_project_nav_add (self->nav, kinds[i].name, _ (kinds[i].title));
  g_signal_connect_object (self->nav, "selected", G_CALLBACK (on_page_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->nav, "chosen", G_CALLBACK (on_page_wanted), self, G_CONNECT_SWAPPED);
  jalons_panes_set_list (self->panes, GTK_WIDGET (self->nav));
  jalons_panes_set_list_width (self->panes, LIST_WIDTH);
  jalons_panes_set_page_least (self->panes, PAGE_LEAST);
  jalons_panes_set_page (self->panes, make_page (self));
  gtk_stack_add_named (self->contents, adw_bin_new (), "loading");
  gtk_stack_add_named (self->contents, make_none (self), "none");
  gtk_stack_add_named (self->contents, GTK_WIDGET (self->panes), "project");
  gtk_widget_set_parent (GTK_WIDGET (self->contents), GTK_WIDGET (self));
}

static void
jalons_project_view_init (JalonsProjectView *self)
{
}

GtkWidget *
jalons_project_view_new (JalonsWorkspace *workspace)
{
  JalonsProjectView *self = g_object_new (JALONS_TYPE_PROJECT_VIEW, NULL);

  self->data = jalons_project_data_new (workspace);
  jalons_author_of (workspace);
  make_contents (self);
  jalons_project_nav_select (self->nav, kinds[0].name);
  g_signal_connect_object (self->data, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (jalons_project_view_await_year), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * jalons_project_view_get_data:
 *
 * Returns: (transfer none): what it shows
 */
JalonsProjectData *
jalons_project_view_get_data (JalonsProjectView *self)
{
  return self->data;
}

/* The view's gestures */

static JalonsRecord *
get_selected (JalonsView *view)
{
  JalonsProjectView *self = JALONS_PROJECT_VIEW (view);

  return jalons_project_view_has_project (self) && self->pages[self->shown] != NULL
           ? jalons_project_page_get_selected (self->pages[self->shown])
           : NULL;
}

static const char *
get_project (JalonsView *view)
{
  JalonsProject *project = jalons_project_data_get_project (JALONS_PROJECT_VIEW (view)->data);

  return project != NULL ? jalons_record_get_id (project) : NULL;
}

static gboolean
can_add (JalonsView *view)
{
  JalonsProjectView *self = JALONS_PROJECT_VIEW (view);

  if (!jalons_project_view_has_project (self))
    return jalons_project_data_is_loaded (self->data);
  return self->pages[self->shown] != NULL && jalons_project_page_can_add (self->pages[self->shown]);
}

static void
add (JalonsView *view)
{
  JalonsProjectView *self = JALONS_PROJECT_VIEW (view);

  if (jalons_project_view_has_project (self))
    jalons_project_page_add (jalons_project_view_need_page (self, self->shown));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "project.create", NULL);
}

static void
edit (JalonsView *view)
{
  JalonsProjectView *self = JALONS_PROJECT_VIEW (view);

  if (jalons_project_view_has_project (self))
    jalons_project_page_edit (jalons_project_view_need_page (self, self->shown));
}

static void
remove_selected (JalonsView *view)
{
  JalonsProjectView *self = JALONS_PROJECT_VIEW (view);

  if (jalons_project_view_has_project (self))
    jalons_project_page_remove (jalons_project_view_need_page (self, self->shown));
}

static void
step (JalonsView *view,
      int by)
{
  JalonsProjectView *self = JALONS_PROJECT_VIEW (view);
  int which = CLAMP ((int) self->shown + by, 0, JALONS_PROJECT_N_PAGES - 1);

  if (jalons_project_view_has_project (self) && (guint) which != self->shown)
    {
      jalons_project_view_show_nth (self, (guint) which);
      gtk_widget_grab_focus (GTK_WIDGET (self->pages[self->shown]));
    }
}

/* What is typed is written when its card loses the focus. */
static void
leave (JalonsView *view)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (view));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (view)))
    gtk_root_set_focus (root, NULL);
}

/* What is typed and not yet written is undone first, in its card. */
static gboolean
undo_typing (JalonsView *view)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (view));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *text = focus ? gtk_widget_get_ancestor (focus, JALONS_TYPE_LONG_TEXT) : NULL;
  JalonsProjectView *self = JALONS_PROJECT_VIEW (view);

  if (text != NULL)
    return jalons_long_text_is_typing (JALONS_LONG_TEXT (text)) && gtk_widget_activate_action (focus, "text.undo", NULL);
  return self->side != NULL && jalons_project_side_undo_typing (self->side);
}

static void
find (JalonsView *view)
{
  focus_nav (JALONS_PROJECT_VIEW (view));
}

static void
jalons_project_view_implement (JalonsViewInterface *iface)
{
  iface->get_selected = get_selected;
  iface->can_add = can_add;
  iface->add = add;
  iface->edit = edit;
  iface->rename = edit;
  iface->delete = remove_selected;
  iface->find = find;
  iface->step = step;
  iface->leave = leave;
  iface->undo_typing = undo_typing;
  iface->get_project = get_project;
  iface->paper = "project";
}
