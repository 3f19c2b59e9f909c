/* One remark with its answers.
 * Invariant: who said what and when is read as text, in the order in which it was said.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/review/thread-view.h"

#include <glib/gi18n-lib.h>

#include "core/words/labels.h"
#include "core/words/text.h"
#include "plan/review.h"
#include "ui/project/about.h"
#include "ui/project/review/author-dialog.h"
#include "ui/sharing/conflict-bar.h"

struct _JalonsThreadView
{
  GtkWidget parent_instance;

  JalonsProjectData *data;
  gboolean with_about;
  char *id; /* of the remark */

  GtkWidget *box;
  GtkWidget *about;
  GtkWidget *about_label;
  GtkWidget *head;
  GtkWidget *tag;
  GtkWidget *changed;
  JalonsConflictBar *conflicts; /* of it and its answers */
  GtkWidget *words;
  GtkWidget *answers;
  GtkWidget *entry_box;
  GtkWidget *entry;
  GtkWidget *buttons;
  GtkWidget *answer_button;
  GtkWidget *state_button;
  GMenu *menu;
};

G_DEFINE_FINAL_TYPE (JalonsThreadView, jalons_thread_view, GTK_TYPE_WIDGET)

static JalonsRemark *
remark_of (JalonsThreadView *self)
{
  return jalons_project_data_lookup (self->data, JALONS_ENTITY_REMARK, self->id);
}

static JalonsWorkspace *
workspace_of (JalonsThreadView *self)
{
  return jalons_project_data_get_workspace (self->data);
}

/* Writing */

static char *
dup_typed (JalonsThreadView *self)
{
  char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->entry)), "text", &text, NULL);
  return g_strstrip (text);
}

/**
 * jalons_thread_view_is_typing:
 *
 * Returns: whether an answer was begun and not sent
 */
gboolean
jalons_thread_view_is_typing (JalonsThreadView *self)
{
  g_autofree char *typed = dup_typed (self);

  return *typed != '\0';
}

static void
fold_entry (JalonsThreadView *self)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->entry)), "", -1);
  gtk_widget_set_visible (self->entry_box, FALSE);
  gtk_widget_set_visible (self->buttons, TRUE);
  gtk_widget_grab_focus (self->answer_button);
}

static void
send_answer (gpointer data)
{
  JalonsThreadView *self = data;
  JalonsRemark *remark = remark_of (self);
  JalonsAuthor *author = jalons_author_of (workspace_of (self));
  const JalonsSignature by = { jalons_author_get_name (author), jalons_author_get_role (author),
                               jalons_project_data_get_today (self->data) };
  g_autofree char *typed = dup_typed (self);
  g_autoptr (JalonsProposal) proposal = NULL;

  if (remark == NULL || *typed == '\0')
    return;
  proposal = jalons_review_answer (jalons_project_data_get_dataset (self->data), remark, typed, &by);
  jalons_project_data_do (self->data, proposal, NULL);
  fold_entry (self);
}

static void
answer_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  jalons_author_need (widget, workspace_of (JALONS_THREAD_VIEW (widget)), send_answer);
}

static void
unfold_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  JalonsThreadView *self = JALONS_THREAD_VIEW (widget);

  gtk_widget_set_visible (self->entry_box, TRUE);
  gtk_widget_set_visible (self->buttons, FALSE);
  gtk_widget_grab_focus (self->entry);
}

static void
give_up_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  fold_entry (JALONS_THREAD_VIEW (widget));
}

static void
state_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  JalonsThreadView *self = JALONS_THREAD_VIEW (widget);
  JalonsRemark *remark = remark_of (self);
  g_autoptr (JalonsProposal) proposal = NULL;

  if (remark == NULL)
    return;
  proposal = jalons_review_set_state (jalons_project_data_get_dataset (self->data), remark,
                                      jalons_remark_state (remark) == JALONS_REMARK_OPEN ? JALONS_REMARK_RESOLVED
                                                                                         : JALONS_REMARK_OPEN);
  jalons_project_data_do (self->data, proposal, NULL);
}

static void
delete_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  JalonsThreadView *self = JALONS_THREAD_VIEW (widget);
  JalonsRemark *remark = remark_of (self);
  g_autoptr (JalonsProposal) proposal = NULL;

  if (remark == NULL)
    return;
  proposal = jalons_review_delete_remark (remark);
  jalons_project_data_do (self->data, proposal, _ ("The remark was deleted"));
}

/* Showing */

static char *
signature (const JalonsRemark *remark)
{
  g_autofree char *who = jalons_signature_in_words (jalons_remark_author (remark),
                                                    (JalonsRole) jalons_remark_role (remark));
  g_autofree char *day = jalons_remark_day (remark) != JALONS_NO_DAY
                           ? jalons_format_day (jalons_remark_day (remark), JALONS_DAY_DATE)
                           : g_strdup ("");

  return *day != '\0' ? g_strdup_printf ("%s · %s", who, day) : g_steal_pointer (&who);
}

static GtkWidget *
new_label (const char *css)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

static void
show_answers (JalonsThreadView *self,
              GPtrArray *answers)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->answers)) != NULL)
    gtk_box_remove (GTK_BOX (self->answers), child);
  for (guint i = 0; i < answers->len; i++)
    {
      g_autofree char *who = signature (answers->pdata[i]);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *head = new_label ("caption-heading");
      GtkWidget *words = new_label (NULL);

      gtk_label_set_label (GTK_LABEL (head), who);
      gtk_label_set_label (GTK_LABEL (words), jalons_remark_words (answers->pdata[i]));
      gtk_label_set_selectable (GTK_LABEL (words), TRUE);
      gtk_widget_add_css_class (box, "answer");
      gtk_box_append (GTK_BOX (box), head);
      gtk_box_append (GTK_BOX (box), words);
      gtk_box_append (GTK_BOX (self->answers), box);
    }
}

static void
show_conflicts (JalonsThreadView *self,
                const JalonsThread *thread)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  g_ptr_array_add (records, thread->remark);
  g_ptr_array_extend (records, thread->answers, NULL, NULL);
  jalons_conflict_bar_show_list (self->conflicts, workspace_of (self), records);
}

/* Nothing is lost when the text under a remark changes. */
static void
show_changed (JalonsThreadView *self,
              const JalonsThread *thread)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->changed, thread->text != JALONS_TEXT_SAME);
  if (thread->text == JALONS_TEXT_SAME)
    return;
  if (thread->text == JALONS_TEXT_GONE && thread->then != NULL)
    text = g_strdup_printf (_ ("What it is about was deleted. It read: “%s”"), thread->then);
  else if (thread->text == JALONS_TEXT_GONE)
    text = g_strdup (_ ("What it is about was deleted."));
  else if (thread->then == NULL || *thread->then == '\0')
    text = g_strdup (_ ("This has changed since. There was nothing then."));
  else
    text = g_strdup_printf (_ ("This has changed since. It read: “%s”"), thread->then);
  gtk_label_set_label (GTK_LABEL (self->changed), text);
}

static void
show_tag (JalonsThreadView *self,
          const JalonsThread *thread)
{
  gboolean change = jalons_remark_kind (thread->remark) == JALONS_REMARK_CHANGE;
  const char *kind = jalons_remark_kind_label ((JalonsRemarkKind) jalons_remark_kind (thread->remark));
  g_autofree char *text = thread->open ? g_strdup (kind)
                                       /* Translators: a kind of remark: "Demande de modification · résolue" */
                                       : g_strdup_printf (_ ("%s · resolved"), kind);

  gtk_label_set_label (GTK_LABEL (self->tag), text);
  gtk_widget_remove_css_class (self->tag, "change");
  gtk_widget_remove_css_class (self->tag, "resolved");
  if (!thread->open)
    gtk_widget_add_css_class (self->tag, "resolved");
  else if (change)
    gtk_widget_add_css_class (self->tag, "change");
}

static void
show_about (JalonsThreadView *self,
            const JalonsThread *thread)
{
  g_autofree char *words = jalons_about_in_words (jalons_project_data_get_dataset (self->data),
                                                  jalons_project_data_get_project (self->data), &thread->about);

  gtk_widget_set_visible (self->about, self->with_about);
  if (!self->with_about)
    return;
  gtk_label_set_label (GTK_LABEL (self->about_label), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->about), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_sensitive (self->about, thread->text != JALONS_TEXT_GONE);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->about), jalons_about_to_variant (&thread->about));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->about), "project.open");
}

/**
 * jalons_thread_view_get_id:
 *
 * Returns: (transfer none) (nullable): of the first remark; %NULL before one is shown
 */
const char *
jalons_thread_view_get_id (JalonsThreadView *self)
{
  return self->id;
}

void
jalons_thread_view_show (JalonsThreadView *self,
                         const JalonsThread *thread)
{
  g_autofree char *who = signature (thread->remark);

  g_free (self->id);
  self->id = g_strdup (jalons_record_get_id (thread->remark));
  show_about (self, thread);
  gtk_label_set_label (GTK_LABEL (self->head), who);
  show_tag (self, thread);
  show_changed (self, thread);
  gtk_label_set_label (GTK_LABEL (self->words), jalons_remark_words (thread->remark));
  show_answers (self, thread->answers);
  show_conflicts (self, thread);
  gtk_button_set_label (GTK_BUTTON (self->state_button), thread->open ? _ ("_Resolve") : _ ("Re_open"));
}

/* Making it */

static void
make_about (JalonsThreadView *self)
{
  self->about = gtk_button_new ();
  self->about_label = new_label ("caption-heading");
  gtk_button_set_child (GTK_BUTTON (self->about), self->about_label);
  gtk_widget_set_tooltip_text (self->about, _ ("Go to what the remark is about"));
  gtk_widget_add_css_class (self->about, "flat");
  gtk_widget_add_css_class (self->about, "thread-about");
  gtk_box_append (GTK_BOX (self->box), self->about);
}

static void
make_words (JalonsThreadView *self)
{
  self->tag = new_label ("remark-tag");
  gtk_widget_set_halign (self->tag, GTK_ALIGN_START);
  self->head = new_label ("caption-heading");
  self->words = new_label (NULL);
  gtk_label_set_selectable (GTK_LABEL (self->words), TRUE);
  self->changed = new_label ("remark-changed");
  self->conflicts = g_object_new (JALONS_TYPE_CONFLICT_BAR, NULL);
  self->answers = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (self->answers, "answers");
  gtk_box_append (GTK_BOX (self->box), self->head);
  gtk_box_append (GTK_BOX (self->box), self->tag);
  gtk_box_append (GTK_BOX (self->box), self->words);
  gtk_box_append (GTK_BOX (self->box), self->changed);
  gtk_box_append (GTK_BOX (self->box), self->answers);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->conflicts));
}

static GtkWidget *
add_button (GtkWidget *box,
            const char *label,
            const char *action,
            const char *css)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (css != NULL)
    gtk_widget_add_css_class (button, css);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
make_entry (JalonsThreadView *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->entry_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->entry = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->entry), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->entry), FALSE);
  gtk_widget_set_size_request (self->entry, -1, 54);
  gtk_widget_add_css_class (self->entry, "card");
  gtk_widget_add_css_class (self->entry, "remark-entry");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Answer"), -1);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return"),
                                                          gtk_named_action_new ("thread.answer")));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"),
                                                          gtk_named_action_new ("thread.give-up")));
  gtk_widget_add_controller (self->entry, keys);
  gtk_box_append (GTK_BOX (self->entry_box), self->entry);
  add_button (row, _ ("_Send the Answer"), "thread.answer", "suggested-action");
  add_button (row, _ ("_Give Up"), "thread.give-up", NULL);
  gtk_box_append (GTK_BOX (self->entry_box), row);
  gtk_widget_set_visible (self->entry_box, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->entry_box);
}

static void
make_buttons (JalonsThreadView *self)
{
  GtkWidget *more = gtk_menu_button_new ();

  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->answer_button = add_button (self->buttons, _ ("_Answer…"), "thread.unfold", NULL);
  self->state_button = add_button (self->buttons, _ ("_Resolve"), "thread.state", NULL);
  self->menu = g_menu_new ();
  g_menu_append (self->menu, _ ("_Delete the Remark"), "thread.delete");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), G_MENU_MODEL (self->menu));
  gtk_widget_add_css_class (more, "flat");
  gtk_widget_set_tooltip_text (more, _ ("What else can be done"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What else can be done"), -1);
  gtk_box_append (GTK_BOX (self->buttons), more);
  gtk_box_append (GTK_BOX (self->box), self->buttons);
}

static void
jalons_thread_view_dispose (GObject *object)
{
  JalonsThreadView *self = JALONS_THREAD_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->menu);
  g_clear_object (&self->data);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (jalons_thread_view_parent_class)->dispose (object);
}

static void
jalons_thread_view_class_init (JalonsThreadViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_thread_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "thread");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "thread.unfold", NULL, unfold_action);
  gtk_widget_class_install_action (widget_class, "thread.answer", NULL, answer_action);
  gtk_widget_class_install_action (widget_class, "thread.give-up", NULL, give_up_action);
  gtk_widget_class_install_action (widget_class, "thread.state", NULL, state_action);
  gtk_widget_class_install_action (widget_class, "thread.delete", NULL, delete_action);
}

static void
jalons_thread_view_init (JalonsThreadView *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  make_about (self);
  make_words (self);
  make_entry (self);
  make_buttons (self);
}

/**
 * jalons_thread_view_new:
 * @with_about: whether it says what the remark is about, and goes there
 */
GtkWidget *
jalons_thread_view_new (JalonsProjectData *data,
                        gboolean with_about)
{
  JalonsThreadView *self = g_object_new (JALONS_TYPE_THREAD_VIEW, NULL);

  self->data = g_object_ref (data);
  self->with_about = with_about;
  return GTK_WIDGET (self);
}
