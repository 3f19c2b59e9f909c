/* A text of several paragraphs.
 * Invariant: the buffer is set only when nobody typed in it since it was last shown or given to be written.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/long-text.h"

#include "ui/parts/pass-focus.h"

#define PAUSE_SECONDS 4 /* so much typing at most is lost with the power */
#define LEAST_HEIGHT  96

struct _JalonsLongText
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *head;
  GtkWidget *title;
  GtkWidget *hint;
  GtkWidget *view;
  char *known; /* the text as it is on the disk, as far as we were told */
  char *sent;  /* the text that was given to be written and has not come back; NULL for none */
  gboolean showing;
  guint pause;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_HINT,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  SIGNAL_COMMIT,
  SIGNAL_ENTERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsLongText, jalons_long_text, GTK_TYPE_WIDGET)

static GtkTextBuffer *
buffer_of (JalonsLongText *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static char *
dup_typed (JalonsLongText *self)
{
  char *text = NULL;

  g_object_get (buffer_of (self), "text", &text, NULL);
  return text;
}

static void
replace (char **place,
         const char *text)
{
  char *copy = g_strdup (text);

  g_free (*place);
  *place = copy;
}

/**
 * jalons_long_text_is_typing:
 *
 * Returns: whether there is something that was not given to be written
 */
gboolean
jalons_long_text_is_typing (JalonsLongText *self)
{
  g_autofree char *typed = dup_typed (self);

  return !g_str_equal (typed, self->sent != NULL ? self->sent : self->known);
}

/* Writing */

/**
 * jalons_long_text_commit:
 *
 * Gives what was typed to be written, now.
 */
void
jalons_long_text_commit (JalonsLongText *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (!jalons_long_text_is_typing (self))
    return;
  g_free (self->sent);
  self->sent = dup_typed (self);
  g_signal_emit (self, signals[SIGNAL_COMMIT], 0, self->sent);
}

static gboolean
on_pause (gpointer data)
{
  JalonsLongText *self = data;

  self->pause = 0;
  jalons_long_text_commit (self);
  return G_SOURCE_REMOVE;
}

static void
show_hint (JalonsLongText *self)
{
  gboolean empty = gtk_text_buffer_get_char_count (buffer_of (self)) == 0;

  gtk_widget_set_visible (self->hint, empty);
}

static void
on_typed (JalonsLongText *self)
{
  show_hint (self);
  if (self->showing)
    return;
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add_seconds (PAUSE_SECONDS, on_pause, self);
}

/**
 * jalons_long_text_forget_sent:
 *
 * What was given could not be written: it will be given again.
 */
void
jalons_long_text_forget_sent (JalonsLongText *self)
{
  g_clear_pointer (&self->sent, g_free);
}

/* Showing */

static void
set_text (JalonsLongText *self,
          const char *text)
{
  GtkTextBuffer *buffer = buffer_of (self);
  g_autofree char *typed = dup_typed (self);

  if (g_str_equal (typed, text))
    return;
  self->showing = TRUE;
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  self->showing = FALSE;
}

/**
 * jalons_long_text_show:
 * @text: as it is on the disk
 *
 * Shows @text if it is another than before, unless something else is being typed, which will be given to be written.
 */
void
jalons_long_text_show (JalonsLongText *self,
                       const char *text)
{
  gboolean typing;

  if (g_str_equal (text, self->known))
    return;
  typing = jalons_long_text_is_typing (self);
  replace (&self->known, text);
  if (self->sent != NULL && g_str_equal (text, self->sent))
    g_clear_pointer (&self->sent, g_free);
  else if (!typing)
    {
      g_clear_pointer (&self->sent, g_free);
      set_text (self, text);
    }
  else
    /* It is typed over what came: that is what will be compared with. */
    g_clear_pointer (&self->sent, g_free);
}

/**
 * jalons_long_text_reset:
 *
 * Another thing is about to be shown: what was typed was given to be written before.
 */
void
jalons_long_text_reset (JalonsLongText *self)
{
  jalons_long_text_commit (self);
  g_clear_pointer (&self->sent, g_free);
  replace (&self->known, "");
  set_text (self, "");
}

void
jalons_long_text_set_editable (JalonsLongText *self,
                               gboolean editable)
{
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), editable);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self->view), editable);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_READ_ONLY, !editable, -1);
}

/**
 * jalons_long_text_add_suffix:
 * @suffix: (transfer floating): what stands at the end of the title
 */
void
jalons_long_text_add_suffix (JalonsLongText *self,
                             GtkWidget *suffix)
{
  gtk_box_append (GTK_BOX (self->head), suffix);
}

/* The card */

static void
on_entered (JalonsLongText *self)
{
  g_signal_emit (self, signals[SIGNAL_ENTERED], 0);
}

static void
make_head (JalonsLongText *self)
{
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_box_append (GTK_BOX (self->head), self->title);
  gtk_box_append (GTK_BOX (self->box), self->head);
}

static void
make_card (JalonsLongText *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), 10);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), 10);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->view), 12);
  gtk_text_view_set_pixels_inside_wrap (GTK_TEXT_VIEW (self->view), 2);
  gtk_widget_set_size_request (self->view, -1, LEAST_HEIGHT);
  gtk_widget_add_css_class (self->view, "card");
  gtk_widget_add_css_class (self->view, "notes");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->view);

  self->hint = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_widget_set_can_target (self->hint, FALSE);
  gtk_widget_set_valign (self->hint, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_widget_add_css_class (self->hint, "text-hint");
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->hint);
  gtk_overlay_set_measure_overlay (GTK_OVERLAY (overlay), self->hint, TRUE);
  gtk_box_append (GTK_BOX (self->box), overlay);
}

static void
jalons_long_text_dispose (GObject *object)
{
  JalonsLongText *self = JALONS_LONG_TEXT (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (jalons_long_text_parent_class)->dispose (object);
}

static void
jalons_long_text_finalize (GObject *object)
{
  JalonsLongText *self = JALONS_LONG_TEXT (object);

  g_free (self->known);
  g_free (self->sent);

  G_OBJECT_CLASS (jalons_long_text_parent_class)->finalize (object);
}

static void
set_words (JalonsLongText *self,
           GtkWidget *label,
           GtkAccessibleProperty property,
           const char *words)
{
  gtk_label_set_label (GTK_LABEL (label), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), property, words, -1);
}

static void
jalons_long_text_set_property (GObject *object,
                               guint id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  JalonsLongText *self = JALONS_LONG_TEXT (object);

  if (id == PROP_TITLE)
    set_words (self, self->title, GTK_ACCESSIBLE_PROPERTY_LABEL, g_value_get_string (value));
  else if (id == PROP_HINT)
    set_words (self, self->hint, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
jalons_long_text_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (JALONS_LONG_TEXT (widget)->view);
}

static void
jalons_long_text_class_init (JalonsLongTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_long_text_dispose;
  G_OBJECT_CLASS (klass)->finalize = jalons_long_text_finalize;
  G_OBJECT_CLASS (klass)->set_property = jalons_long_text_set_property;
  widget_class->grab_focus = jalons_long_text_grab_focus;
  widget_class->focus = jalons_pass_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "",
                                                G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, "",
                                               G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);

  /**
   * JalonsLongText::commit:
   * @text: what is to be written
   */
  signals[SIGNAL_COMMIT] = g_signal_new ("commit", JALONS_TYPE_LONG_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * JalonsLongText::entered:
   *
   * The keyboard came into the card.
   */
  signals[SIGNAL_ENTERED] = g_signal_new ("entered", JALONS_TYPE_LONG_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
jalons_long_text_init (JalonsLongText *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->known = g_strdup ("");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  make_head (self);
  make_card (self);
  g_signal_connect_object (focus, "leave", G_CALLBACK (jalons_long_text_commit), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (on_entered), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, focus);
  g_signal_connect_object (buffer_of (self), "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  show_hint (self);
}

/**
 * jalons_long_text_new:
 * @title: what the text is
 * @hint: what it is for, shown while it is empty
 */
GtkWidget *
jalons_long_text_new (const char *title,
                      const char *hint)
{
  return g_object_new (JALONS_TYPE_LONG_TEXT, "title", title, "hint", hint, NULL);
}
