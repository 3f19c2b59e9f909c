/* One page of the view of a project.
 * Invariant: nothing is asked of a page before there is a project.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/project-page.h"

#include "ui/parts/pass-focus.h"

#define PAGE_WIDTH 820

typedef struct
{
  JalonsProjectData *data;
  GtkWidget *head; /* a clamp above what scrolls, or NULL */
  GtkWidget *scrolled;
  GtkWidget *clamp;
  GtkWidget *box;
} JalonsProjectPagePrivate;

enum
{
  SIGNAL_SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (JalonsProjectPage, jalons_project_page, GTK_TYPE_WIDGET)

static JalonsProjectPagePrivate *
priv (JalonsProjectPage *self)
{
  return jalons_project_page_get_instance_private (self);
}

static void
update_nothing (JalonsProjectPage *self)
{
}

static gboolean
cannot_add (JalonsProjectPage *self)
{
  return FALSE;
}

static JalonsRecord *
select_nothing (JalonsProjectPage *self)
{
  return NULL;
}

static void
show_nothing (JalonsProjectPage *self,
              const JalonsAbout *about)
{
}

static gboolean
mend_nothing (JalonsProjectPage *self,
              JalonsGapKind gap)
{
  return FALSE;
}

static void
jalons_project_page_dispose (GObject *object)
{
  JalonsProjectPagePrivate *own = priv (JALONS_PROJECT_PAGE (object));

  g_clear_pointer (&own->head, gtk_widget_unparent);
  g_clear_pointer (&own->scrolled, gtk_widget_unparent);
  g_clear_object (&own->data);

  G_OBJECT_CLASS (jalons_project_page_parent_class)->dispose (object);
}

/* What comes first in it; the page itself never has the keyboard. */
static gboolean
jalons_project_page_grab_focus (GtkWidget *widget)
{
  JalonsProjectPagePrivate *own = priv (JALONS_PROJECT_PAGE (widget));

  /* Above a list stands what chooses it. */
  if (own->clamp == NULL && gtk_widget_child_focus (own->head, GTK_DIR_TAB_FORWARD))
    return TRUE;
  return gtk_widget_child_focus (own->scrolled, GTK_DIR_TAB_FORWARD);
}

static void
jalons_project_page_class_init (JalonsProjectPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_project_page_dispose;
  widget_class->grab_focus = jalons_project_page_grab_focus;
  widget_class->focus = jalons_pass_focus;
  klass->update = update_nothing;
  klass->can_add = cannot_add;
  klass->add = update_nothing;
  klass->get_selected = select_nothing;
  klass->edit = update_nothing;
  klass->remove = update_nothing;
  klass->show = show_nothing;
  klass->mend = mend_nothing;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);

  /**
   * JalonsProjectPage::selected:
   *
   * Something else is selected.
   */
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", JALONS_TYPE_PROJECT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
}

static void
jalons_project_page_init (JalonsProjectPage *self)
{
  JalonsProjectPagePrivate *own = priv (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  own->scrolled = gtk_scrolled_window_new ();
  own->clamp = adw_clamp_new ();
  own->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_focusable (own->scrolled, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (own->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (own->scrolled, TRUE);
  gtk_widget_add_css_class (own->box, "project-page");
  adw_clamp_set_child (ADW_CLAMP (own->clamp), own->box);
  jalons_project_page_set_width (self, PAGE_WIDTH);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (own->scrolled), own->clamp);
  gtk_widget_set_parent (own->scrolled, GTK_WIDGET (self));
}

void
jalons_project_page_set_data (JalonsProjectPage *self,
                              JalonsProjectData *data)
{
  priv (self)->data = g_object_ref (data);
}

/**
 * jalons_project_page_get_data:
 *
 * Returns: (transfer none): what all pages of the view read
 */
JalonsProjectData *
jalons_project_page_get_data (JalonsProjectPage *self)
{
  return priv (self)->data;
}

/**
 * jalons_project_page_get_box:
 *
 * Returns: (transfer none): a #GtkBox from top to bottom, which scrolls
 */
GtkWidget *
jalons_project_page_get_box (JalonsProjectPage *self)
{
  return priv (self)->box;
}

/**
 * jalons_project_page_set_width:
 * @most: how wide the page gets, in pixels
 */
void
jalons_project_page_set_width (JalonsProjectPage *self,
                               int most)
{
  GtkWidget *clamps[] = { priv (self)->clamp, priv (self)->head };

  for (guint i = 0; i < G_N_ELEMENTS (clamps); i++)
    if (clamps[i] != NULL)
      {
        adw_clamp_set_maximum_size (ADW_CLAMP (clamps[i]), most);
        adw_clamp_set_tightening_threshold (ADW_CLAMP (clamps[i]), most);
      }
}

/**
 * jalons_project_page_set_head:
 * @head: (transfer floating): what stays in sight while the page scrolls, as wide as the page
 */
void
jalons_project_page_set_head (JalonsProjectPage *self,
                              GtkWidget *head)
{
  priv (self)->head = adw_clamp_new ();
  adw_clamp_set_child (ADW_CLAMP (priv (self)->head), head);
  gtk_widget_insert_after (priv (self)->head, GTK_WIDGET (self), NULL);
}

/**
 * jalons_project_page_set_list:
 * @list: (transfer floating): a list that makes widgets only for what is in sight; it is what scrolls
 *
 * What is in the box of the page stays in sight above it.
 */
void
jalons_project_page_set_list (JalonsProjectPage *self,
                              GtkWidget *list)
{
  JalonsProjectPagePrivate *own = priv (self);
  GtkWidget *clamp = adw_clamp_scrollable_new (), *box = g_object_ref (own->box);

  adw_clamp_set_child (ADW_CLAMP (own->clamp), NULL);
  jalons_project_page_set_head (self, box);
  g_object_unref (box);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), PAGE_WIDTH);
  adw_clamp_scrollable_set_tightening_threshold (ADW_CLAMP_SCROLLABLE (clamp), PAGE_WIDTH);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), list);
  own->clamp = NULL;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (own->scrolled), clamp);
  jalons_project_page_set_width (self, PAGE_WIDTH);
}

/**
 * jalons_project_page_add_heading:
 * @description: (nullable): a sentence under it
 *
 * Returns: (transfer none): a box from start to end, in which buttons may stand after the title
 */
GtkWidget *
jalons_project_page_add_heading (JalonsProjectPage *self,
                                 const char *title,
                                 const char *description)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *name = gtk_label_new (title), *what = gtk_label_new (description);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_widget_add_css_class (name, "title-2");
  gtk_label_set_xalign (GTK_LABEL (what), 0);
  gtk_label_set_wrap (GTK_LABEL (what), TRUE);
  gtk_widget_add_css_class (what, "dim-label");
  gtk_widget_set_visible (what, description != NULL);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), what);
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (priv (self)->box), head);
  return head;
}

/**
 * jalons_project_page_add_group:
 * @description: (nullable): a sentence under the title
 * @add_label: (nullable): what the button beside the title adds, with a mnemonic
 *
 * Returns: (transfer none): an #AdwPreferencesGroup
 */
GtkWidget *
jalons_project_page_add_group (JalonsProjectPage *self,
                               const char *title,
                               const char *description,
                               const char *add_label)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (description != NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  if (add_label != NULL)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (add_label);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      g_signal_connect_object (button, "clicked", G_CALLBACK (jalons_project_page_add), self, G_CONNECT_SWAPPED);
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
    }
  gtk_box_append (GTK_BOX (priv (self)->box), group);
  return group;
}

/**
 * jalons_project_page_add_conflicts:
 *
 * Returns: (transfer none): what two people wrote at once of the records of the group that is added next
 */
JalonsConflictBar *
jalons_project_page_add_conflicts (JalonsProjectPage *self)
{
  GtkWidget *bar = g_object_new (JALONS_TYPE_CONFLICT_BAR, NULL);

  gtk_box_append (GTK_BOX (priv (self)->box), bar);
  return JALONS_CONFLICT_BAR (bar);
}

void
jalons_project_page_show_conflicts (JalonsProjectPage *self,
                                    JalonsConflictBar *bar,
                                    GPtrArray *records)
{
  jalons_conflict_bar_show_list (bar, jalons_project_data_get_workspace (priv (self)->data), records);
}

/* What is asked of a page */

void
jalons_project_page_update (JalonsProjectPage *self)
{
  JALONS_PROJECT_PAGE_GET_CLASS (self)->update (self);
}

gboolean
jalons_project_page_can_add (JalonsProjectPage *self)
{
  return JALONS_PROJECT_PAGE_GET_CLASS (self)->can_add (self);
}

void
jalons_project_page_add (JalonsProjectPage *self)
{
  if (jalons_project_page_can_add (self))
    JALONS_PROJECT_PAGE_GET_CLASS (self)->add (self);
}

/**
 * jalons_project_page_get_selected:
 *
 * Returns: (transfer none) (nullable): what is selected in it
 */
JalonsRecord *
jalons_project_page_get_selected (JalonsProjectPage *self)
{
  return JALONS_PROJECT_PAGE_GET_CLASS (self)->get_selected (self);
}

void
jalons_project_page_edit (JalonsProjectPage *self)
{
  JALONS_PROJECT_PAGE_GET_CLASS (self)->edit (self);
}

void
jalons_project_page_remove (JalonsProjectPage *self)
{
  JALONS_PROJECT_PAGE_GET_CLASS (self)->remove (self);
}

void
jalons_project_page_show (JalonsProjectPage *self,
                          const JalonsAbout *about)
{
  JALONS_PROJECT_PAGE_GET_CLASS (self)->show (self, about);
}

/**
 * jalons_project_page_mend:
 *
 * Returns: whether the keyboard is now on what fills @gap; %FALSE when that is at the side
 */
gboolean
jalons_project_page_mend (JalonsProjectPage *self,
                          JalonsGapKind gap)
{
  return JALONS_PROJECT_PAGE_GET_CLASS (self)->mend (self, gap);
}

/* Once it has a place: what is not yet there cannot be scrolled to. */
static gboolean
focus_group (GtkWidget *group,
             GdkFrameClock *clock,
             gpointer data)
{
  if (gtk_widget_get_height (group) == 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_child_focus (group, GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

/**
 * jalons_project_page_focus_group:
 * @group: of jalons_project_page_add_group()
 *
 * Gives the keyboard to the button that adds to @group, or to what is first in it.
 */
void
jalons_project_page_focus_group (JalonsProjectPage *self,
                                 GtkWidget *group)
{
  GtkWidget *add = adw_preferences_group_get_header_suffix (ADW_PREFERENCES_GROUP (group));

  gtk_widget_add_tick_callback (add != NULL && gtk_widget_get_visible (add) ? add : group, focus_group, NULL, NULL);
}

void
jalons_project_page_emit_selected (JalonsProjectPage *self)
{
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}
