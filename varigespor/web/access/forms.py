"""The sign-in form."""

from __future__ import annotations

from django import forms


class SignInForm(forms.Form):
    """Local sign-in; single sign-on takes its place behind the same page."""

    username = forms.CharField(
        label="Brugernavn",
        max_length=80,
        error_messages={"required": "Skriv dit brugernavn."},
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label="Adgangskode",
        max_length=200,
        strip=False,
        error_messages={"required": "Skriv din adgangskode."},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    use_required_attribute = False
